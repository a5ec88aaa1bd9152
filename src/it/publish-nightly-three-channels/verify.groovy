import groovy.json.JsonSlurper
import io.github.nightlywheels.it.NightlyBuild

def night = context.get('night')
def pypi = context.get('pypi')
def later = 'demo-1.0.dev20261123-py3-none-any.whl'
assert night.fake.distributions('my-nightlies', 'demo', NightlyBuild.VERSION).keySet() == night.filenames() as Set
NightlyBuild.filenames().each {
    assert pypi.find(it).isPresent()
    assert new File(basedir, 'nightly/my-nightlies/simple/demo/index.html').text.contains(it)
}
assert pypi.violations().isEmpty()
night.console(1).shows(
    'Publishing 4 wheels to my-nightlies', 'published 4 of 4 wheels',
    'Publishing 4 wheels to 127.0.0.1:', 'published 4 of 4 wheels',
    'Publishing 4 wheels to my-nightlies', 'published 4 of 4 wheels')
// They are read for the first channel, and not again for the others.
night.console(1).showsOnce('Checking 4 wheels (')
// One channel refuses: the others have got the new wheel all the same.
assert night.fake.distributions('my-nightlies', 'demo', '1.0.dev20261123').keySet() == [later] as Set
assert new File(basedir, 'nightly/my-nightlies/simple/demo/index.html').text.contains(later)
assert pypi.find(later).isEmpty()
night.console(2).shows(
    'published 1 of 5 wheels, 4 unchanged',
    'the execution testpypi of three-channels failed:',
    'refuses the credentials from environment variable TWINE_PASSWORD.',
    '/failures.md#credentials-refused')
def reports = new JsonSlurper().parse(new File(basedir, 'target/nightly-wheels/report.json'))
assert reports.publications.collect { it.channel.kind } == ['anaconda', 'pypi', 'directory']
night.leaksNo(NightlyBuild.TOKEN, 'invoker.properties')
pypi.close()
night.close()
return true
