import io.github.nightlywheels.fake.Endpoint
import io.github.nightlywheels.it.NightlyBuild

def night = context.get('night')
night.console(1).warnsOnlyOf().shows('would remove  demo-1.0.dev1-py3-none-any.whl (1.0 kB): not among the newest 1',
        'Would remove 2 files, 2.0 kB, from acme', 'Nothing was removed.', '-Dnightly.prune.confirm')
night.console(2).warnsOnlyOf().shows('removed       demo-1.0.dev1-py3-none-any.whl', 'Removed 2 files, 2.0 kB, from acme')
night.console(3).shows('belongs to many projects', '<allowSharedChannel>true</allowSharedChannel>', 'failures.md#shared-channel')
assert night.fake.releases('acme', 'demo') as List == ['1.0.dev3']
assert night.fake.count(Endpoint.DIST_DELETE) == 2
def report = new File(basedir, 'target/nightly-wheels/report.json').text
assert report.contains('"freedBytes" : 2000') && report.contains('"reason" : "newest"')
night.leaksNo(NightlyBuild.TOKEN)
night.close()
return true
