def night = context.get('night')

night.console(1).failsSaying('No wheel was found in')
    .shows('[WARNING] 1 module of this build is built later: collected. If the wheels come from there, run this goal there too')

// In its first night already.
night.console(2).warnsOnlyOf().shows('published 1 of 1 wheel\n')
def wheels = []
new File(basedir, 'channel/own/simple/collected').eachFileRecurse {
    if (it.name.endsWith('.whl')) wheels << it.name
}
assert wheels.size() == 1
night.close()
return true
