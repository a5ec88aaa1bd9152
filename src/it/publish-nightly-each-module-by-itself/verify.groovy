import io.github.nightlywheels.it.NightlyBuild

def modules = context.get('modules')
def night = context.get('night')
modules.arePublished(NightlyBuild.ORGANIZATION, 'first', 'last')
night.console().warnsOnlyOf().shows(
    'published 0 of 0 wheels\n',
    'published 1 of 1 wheel\n', 'Report: ' + new File(basedir, 'first/target/nightly-wheels/report.html'),
    'published 0 of 0 wheels\n',
    'published 1 of 1 wheel\n', 'Report: ' + new File(basedir, 'last/target/nightly-wheels/report.html'))
assert !new File(basedir, 'target/nightly-wheels').exists()
assert !new File(basedir, 'without/target/nightly-wheels').exists()
night.keptTheProtocol()
night.close()
return true
