def night = context.get('night')
night.askedNothing()
def simple = new File(basedir, 'channel/scientific-python-nightly-wheels/simple')
night.filenames().each { assert new File(simple, 'demo/index.html').text.contains('>' + it + '<') }
assert new File(simple, 'demo/index.json').text.contains('"sha256"')
night.console(1).warnsOnlyOf().shows('Index: file://', 'Install: pip install --pre --index-url file://', '/channel/scientific-python-nightly-wheels/simple demo==1.0.dev20261122\n', 'published 4 of 4 wheels\n')
night.console(2).warnsOnlyOf('nothing new tonight').shows('nothing new tonight: of 4 wheels, none had to be sent', 'published 0 of 4 wheels, 4 unchanged\n')
night.close()
return true
