import io.github.nightlywheels.it.NightlyBuild

def night = context.get('night')
night.keptTheProtocol()
night.filenames().each { assert night.fake.labels('my-nightlies', 'demo', NightlyBuild.VERSION, it) == ['main', 'linux'] }
night.console().warnsOnlyOf().shows('Publishing 4 wheels to my-nightlies', 'published 4 of 4 wheels')
night.close()
return true
