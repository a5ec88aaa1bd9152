// The wheel is on the channel, under its own name and with its hash; the log ends with a command that installs it.
def simple = new File(basedir, 'target/nightly/example/simple')
def index = new File(simple, 'hello-jar/index.html').text
def wheel = new File(basedir, 'target').listFiles().find { it.name.endsWith('.whl') }
assert index.contains(wheel.name)

def log = new File(basedir, 'build.log').text
assert log.contains('published 1 of 1 wheel')
assert log =~ /Install: pip install --pre --index-url file:\S+ hello-jar==1\.0\.dev\d{14}/
return true
