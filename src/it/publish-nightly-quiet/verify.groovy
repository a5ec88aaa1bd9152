import io.github.nightlywheels.it.NightlyBuild

def night = context.get('night')
['quiet', 'no-transfers', 'plain'].each {
    assert night.fake.distributions(it, NightlyBuild.PROJECT, NightlyBuild.VERSION).keySet() == night.filenames() as Set
}
night.keptTheProtocol()

// A run with -q does not print the line that runs are counted by.
assert night.quietOutput() == ''
night.console(1).warnsOnlyOf().shows('Publishing 4 wheels to no-transfers', 'published 4 of 4 wheels\n').hides('Uploading', 'Uploaded', 'Progress')
def plain = night.console(2).warnsOnlyOf().shows('Publishing 4 wheels to plain', 'published 4 of 4 wheels\n').hides('Progress')
night.filenames().each {
    plain.showsOnce(it)
}
night.close()
return true
