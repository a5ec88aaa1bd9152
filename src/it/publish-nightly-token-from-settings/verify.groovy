import io.github.nightlywheels.it.NightlyBuild

def night = context.get('night')
night.isComplete()
night.console().shows('Token from settings.xml <server id="anaconda.org">', 'published 4 of 4 wheels')
night.leaksNo(NightlyBuild.TOKEN, 'servers.xml')
night.close()
return true
