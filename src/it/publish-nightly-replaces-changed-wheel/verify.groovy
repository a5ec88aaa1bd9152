import io.github.nightlywheels.it.NightlyBuild

def night = context.get('night')
night.isComplete()
night.wroteOnlyAbout('win_amd64')
night.console().shows(
    'unchanged demo-1.0.dev20261122-cp312-cp312-manylinux_2_28_x86_64.whl',
    'replaced  demo-1.0.dev20261122-cp312-cp312-win_amd64.whl',
    'published 1 of 4 wheels, 3 unchanged')
night.leaksNo(NightlyBuild.TOKEN)
night.close()
return true
