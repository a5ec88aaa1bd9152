import io.github.nightlywheels.it.NightlyBuild

def night = context.get('night')
night.isComplete()
night.tookTheStraightLine()
night.console().warnsOnlyOf().shows(
    'Token from environment variable ANACONDA_ORG_UPLOAD_TOKEN',
    'Publishing 4 wheels to scientific-python-nightly-wheels',
    'published demo-1.0.dev20261122-cp312-cp312-macosx_11_0_arm64.whl (21.1 kB)',
    'Index: https://pypi.anaconda.org/scientific-python-nightly-wheels/simple',
    'Install: pip install --pre --index-url https://pypi.anaconda.org/scientific-python-nightly-wheels/simple demo==1.0.dev20261122\n',
    'published 4 of 4 wheels\n')
night.filenames().each { night.console().showsOnce(it) }
night.console().hides('Uploading', 'Uploaded', 'Progress')
night.leaksNo(NightlyBuild.TOKEN)
night.close()
return true
