import io.github.nightlywheels.it.NightlyBuild

def night = context.get('night')
night.console(1).failsSaying(
    'The execution nightly configures organization my-nightlies, but this one would use organization scientific-python-nightly-wheels; it has sent nothing.',
    'run mvn nightly-wheels:publish-nightly@nightly;').hides('Publishing')
night.console(2).shows(
    '-Dnightly.organization has no effect, because the POM sets <organization>',
    'Publishing 4 wheels to my-nightlies', 'published 4 of 4 wheels')
assert night.fake.distributions('my-nightlies', 'demo', NightlyBuild.VERSION).keySet() == night.filenames() as Set
night.console(3).shows('Publishing 4 wheels to scientific-python-nightly-wheels', 'published 4 of 4 wheels')
night.console(4).failsSaying(
    '-Dnightly.dryRun=true has no effect, because <dryRun>false</dryRun> in the <configuration> ',
    ' wins over it; this one has sent nothing.',
    'take it out there, and write <nightly.dryRun>false</nightly.dryRun> into <properties>').hides('Publishing')
// Maven 4 does not tell plugins the line.
assert night.console(4).text() =~ (mavenVersion.startsWith('4.')
    ? /<configuration> of the project beside, of a parent or of a profile wins/
    : /<configuration> \([^\n]*pom\.xml, line 27\) wins/)
night.isComplete()
night.close()
return true
