import groovy.json.JsonSlurper
import io.github.nightlywheels.fake.Endpoint
import io.github.nightlywheels.it.NightlyBuild

def night = context.get('night')
night.console(1).failsSaying('2.0 kB on acme', 'more than the 50.0 kB', 'No rule was given that would free anything.',
        'failures.md#quota-would-be-exceeded')
night.console(2).shows('The rule would remove 2 files from acme, which is more than 1.',
        'Pruning acme failed: nothing was removed\n', 'published 4 of 4 wheels').showsOnce('Report: ')
night.console(3).warnsOnlyOf('nothing new tonight').shows('removed       demo-1.0.dev20261101-cp312-cp312-win_amd64.whl',
        'Removed 2 files, 2.0 kB, from acme')
assert night.fake.releases('acme', 'demo') as List == [NightlyBuild.VERSION]
assert night.fake.count(Endpoint.DIST_DELETE) == 2
def report = new JsonSlurper().parse(new File(basedir, 'target/nightly-wheels/report.json'))
assert report.success && report.prunes*.trigger == ['publication'] && report.prunes*.outcome == ['removed']
night.leaksNo(NightlyBuild.TOKEN)
night.close()
return true
