import io.github.nightlywheels.fake.Endpoint

def night = context.get('night')
night.console(1).shows(
    'nightly.dryrun is no parameter; did you mean nightly.dryRun? (nothing was sent)',
    'correct or remove nightly.dryrun on the command line')
night.console(2).failsSaying(
    'nightly.keepVersion is no parameter; did you mean nightly.keepVersions? (nothing was sent)',
    'correct or remove nightly.keepVersion in <properties>')
night.console(3).shows(
    '<dryrun> is no parameter; did you mean <dryRun>? (nothing was sent)',
    'correct or remove <dryrun> in the <configuration> of the plugin')
night.console(4).shows(
    '<organisation> is no parameter; did you mean <organization>? (nothing was sent)',
    'correct or remove <organisation> in the <configuration> of the execution nightly')
night.console(5).shows('nightly.organisation is no parameter; did you mean nightly.organization? (nothing was sent)')
[1, 2, 3, 4, 5].each { night.console(it).hides('Publishing') }
night.console(6).shows('nightly.demoVersion is 1.0.dev20261122', 'published 4 of 4 wheels')
night.isComplete()
assert night.fake.count(Endpoint.USER) == 1 // by the sixth run: the others have asked nothing
night.close()
return true
