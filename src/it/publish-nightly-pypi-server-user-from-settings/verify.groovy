import io.github.nightlywheels.it.NightlyBuild

def night = context.get('night')
def pypi = context.get('pypi')
NightlyBuild.filenames().each { assert pypi.find(it).isPresent() }
assert pypi.violations().isEmpty()
night.console().shows('Token from settings.xml <server id="127.0.0.1">', 'published 4 of 4 wheels\n')
night.leaksNo(NightlyBuild.TOKEN, 'servers.xml')
pypi.close()
night.close()
return true
