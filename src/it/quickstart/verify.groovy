// The wheel is on the channel, under its own name and with its hash; the log ends with a command that installs it.
def simple = new File(basedir, 'target/nightly/example/simple')
def index = new File(simple, 'hello-jar/index.html').text
def wheel = new File(basedir, 'target').listFiles().find { it.name.endsWith('.whl') }
assert index.contains(wheel.name)

def log = new File(basedir, 'build.log').text
assert log.contains('published 1 of 1 wheel')
assert log.contains('nightly.version is 1.0.dev')
assert log.contains('Built ' + wheel.name)
assert !log.contains('[WARNING]') || log.readLines().findAll { it.startsWith('[WARNING]') }.every { it.contains('prefixes.txt') }
assert log =~ /Install: pip install --pre --index-url file:\S+ hello-jar==1\.0\.dev\d{14}/

// The jar is where the package looks for it, and the wheel is built from the POM.
def zip = new java.util.zip.ZipFile(wheel)
def names = zip.entries().collect { it.name }
assert names.contains('hello_jar/jars/hello-jar-1.0-SNAPSHOT.jar')
def metadata = zip.getInputStream(zip.getEntry(names.find { it.endsWith('.dist-info/METADATA') })).text
assert metadata.contains('Name: hello-jar\n') && metadata.contains('Summary: Hello, a jar in a wheel\n')
zip.close()
return true
