import io.github.nightlywheels.it.NightlyBuild

def night = context.get('night')
def pypi = context.get('pypi')
NightlyBuild.filenames().each { assert pypi.find(it).isPresent() }
assert pypi.violations().isEmpty()
assert pypi.uploads().size() == 40
// In both runs together: one upload and two questions for each wheel, and ten more.
assert pypi.requests().size() <= 40 * (1 + 2) + 10
night.console(1).shows(
    'Token from environment variable TWINE_PASSWORD',
    'Publishing 40 wheels to 127.0.0.1:',
    'demo 1.0.dev20261122: published 40 wheels',
    'Index: ' + pypi.indexUrl(),
    'Install: pip install --pre --index-url ' + pypi.indexUrl() + ' demo==1.0.dev20261122\n',
    'published 40 of 40 wheels\n')
night.console(2).shows('demo 1.0.dev20261122: unchanged 40 wheels', 'published 0 of 40 wheels, 40 unchanged\n')
night.leaksNo(NightlyBuild.TOKEN, 'invoker.properties')
night.askedNothing()
pypi.close()
night.close()
return true
