import groovy.json.JsonSlurper
import io.github.nightlywheels.it.NightlyBuild

def night = context.get('night')
def pypi = context.get('pypi')
def wheel = 'demo-1.0.dev20261122-py3-none-any.whl'
def sdist = 'demo-1.0.dev20261122.tar.gz'
def digest = { name -> pypi.find(name).get().digest('SHA-256') }
def place = { name -> digest(name).substring(0, 16) + '/' + name }

// The server like PyPI was told which is which.
assert pypi.violations().isEmpty()
def forms = pypi.uploads().collectEntries {
    def form = it.form().get()
    [form.content().get().filename().get(), form]
}
assert forms.keySet() == [wheel, sdist] as Set
assert forms[wheel].first('filetype') == 'bdist_wheel'
assert forms[wheel].first('pyversion') == 'py3'
assert forms[sdist].first('filetype') == 'sdist'
assert forms[sdist].first('pyversion') == 'source'
forms.each { name, form ->
    assert form.first('name') == 'demo'
    assert form.first('version') == NightlyBuild.VERSION
    assert form.first('sha256_digest') == digest(name)
    assert !form.names().contains('blake2_256_digest') // the plugin has no library that computes it
}

// The directory lists both, and offers metadata of the wheel only: those of a source distribution may change.
def simple = new File(basedir, 'channel/my-nightlies/simple/demo')
def page = new File(simple, 'index.html').text.readLines()
assert page.contains("<a href=\"${place(sdist)}#sha256=${digest(sdist)}\">$sdist</a><br>".toString())
assert page.any { it.contains("<a href=\"${place(wheel)}#sha256=${digest(wheel)}\"") && it.contains('data-core-metadata="sha256=') }
def files = new JsonSlurper().parse(new File(simple, 'index.json')).files.collectEntries { [it.filename, it] }
assert files.keySet() == [wheel, sdist] as Set
assert files[sdist].hashes.sha256 == digest(sdist)
assert !files[sdist]['core-metadata']
assert new File(simple, place(sdist)).bytes == pypi.find(sdist).get().content()
assert new File(simple, place(wheel) + '.metadata').exists()

night.console(1).shows(
    'Publishing 2 wheels to 127.0.0.1:', 'published ' + sdist, 'published 2 of 2 wheels\n',
    'Publishing 2 wheels to my-nightlies', 'published ' + sdist, 'published 2 of 2 wheels\n')
night.console(2).shows('published 0 of 2 wheels, 2 unchanged\n', 'published 0 of 2 wheels, 2 unchanged\n')
def report = new JsonSlurper().parse(new File(basedir, 'target/nightly-wheels/report.json'))
assert report.publications.collect { it.channel.kind } == ['pypi', 'directory']
report.publications.each { assert it.wheels.find { it.filename == sdist }.tags == [] }
night.leaksNo(NightlyBuild.TOKEN, 'invoker.properties')
night.askedNothing()
pypi.close()
night.close()
return true
