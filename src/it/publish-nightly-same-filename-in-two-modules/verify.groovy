import io.github.nightlywheels.fake.Endpoint

def night = context.get('night')
def name = 'demo-1.0.dev20261122-py3-none-any.whl'
def block = """
Two wheels with different content are both called $name: ITS/publish-nightly-same-filename-in-two-modules/first/target/different/$name and ITS/publish-nightly-same-filename-in-two-modules/second/target/different/$name.
        channel    scientific-python-nightly-wheels (nothing was changed)
        remedy     delete the stale one, or exclude it with <excludes> (-Dnightly.excludes); give the modules' projects different names
        more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#same-filename
""".toString()
night.console(1).failsWith(block)
// Each with a class loader of its own in the second module, or in the third.
[2, 3, 5].each { night.console(it).failsWith(block).hides('Publishing') }
night.console(4).failsWith(block.replace('second', 'third')).hides('Publishing')
night.console(6).warnsOnlyOf().shows('Publishing 1 wheel to ', 'published 1 of 1 wheel\n')
// By the last run.
assert night.fake.count(Endpoint.USER) == 1
assert night.fake.requests(Endpoint.STAGE)*.filename() == [name]
night.keptTheProtocol()
night.close()
return true
