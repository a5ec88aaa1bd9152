import io.github.nightlywheels.it.NightlyBuild

def night = context.get('night')
night.isComplete()
assert night.fake.distributions('my-nightlies', 'demo', NightlyBuild.VERSION).keySet() == night.filenames() as Set
night.console().shows(
    'Publishing 4 wheels to scientific-python-nightly-wheels', 'published 4 of 4 wheels',
    'Publishing 4 wheels to my-nightlies', 'published 4 of 4 wheels')
night.close()
return true
