import io.github.nightlywheels.it.NightlyBuild

def night = context.get('night')
def pypi = context.get('pypi')
NightlyBuild.filenames().each { assert pypi.find(it).isPresent() }
assert pypi.violations().isEmpty()
assert pypi.uploads().size() == 4
night.console(1).shows(
    'Token from environment variable TWINE_PASSWORD',
    'Publishing 4 wheels to 127.0.0.1:',
    'published demo-1.0.dev20261122-cp312-cp312-macosx_11_0_arm64.whl',
    'Index: ' + pypi.indexUrl(),
    'Install: pip install --pre --index-url ' + pypi.indexUrl() + ' demo==1.0.dev20261122\n',
    'published 4 of 4 wheels\n')
night.console(2).shows('unchanged demo-1.0.dev20261122', 'published 0 of 4 wheels, 4 unchanged\n')
night.leaksNo(NightlyBuild.TOKEN, 'invoker.properties')
night.askedNothing()
pypi.close()
night.close()
return true
