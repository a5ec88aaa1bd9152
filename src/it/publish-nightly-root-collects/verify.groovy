def night = context.get('night')

night.console(1).failsSaying('No wheel was found in')
    .shows('[WARNING] 1 module of this build is built later: collected. If the wheels come from there, run this goal there too')

// In its first night already.
night.console(2).warnsOnlyOf().shows('published 1 of 1 wheel\n')
assert new File(basedir, 'channel/own/simple/collected').list().any { it.endsWith('.whl') }
night.close()
return true
