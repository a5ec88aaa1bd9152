import io.github.nightlywheels.fake.Endpoint
import io.github.nightlywheels.it.NightlyBuild

def night = context.get('night')
println night.fake.requests().join('\n')
// Two runs, one after the other, of six executions each.
assert night.fake.count(Endpoint.USER) == 2
assert night.fake.requests().size() == 16
assert night.fake.writes().isEmpty()
assert new File(basedir, 'target/nightly-wheels/access.json').text.contains('"verdict" : "ok"')
assert new File(basedir, 'build.log').text.count('Checked before, in another module.') == 10
night.changedNothing()
night.leaksNo(NightlyBuild.TOKEN)
night.close()
return true
