import io.github.nightlywheels.fake.Endpoint
import io.github.nightlywheels.it.NightlyBuild

def night = context.get('night')
night.changedNothing()
assert night.fake.count(Endpoint.USER) == 1
assert new File(basedir, 'build.log').text.contains('from settings.xml <server id="anaconda.org">')
assert new File(basedir, 'target/nightly-wheels/access.json').text.contains('"account" : "jdoe"')
night.leaksNo(NightlyBuild.TOKEN)
night.close()
return true
