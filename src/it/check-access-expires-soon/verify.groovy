import io.github.nightlywheels.it.NightlyBuild

def night = context.get('night')
def log = new File(basedir, 'build.log').text
assert log.count('[WARNING] The token expires on ') == 2
assert log =~ /(?m)^::warning title=nightly wheels%3A token-expires-soon::The token expires on \S+, in 6 days/
assert log =~ /(?m)^::warning title=nightly wheels::The token expires on \S+, in 6 days/
assert new File(basedir, 'target/nightly-wheels/access.json').text.contains('token-expires-soon')
night.isComplete()
night.leaksNo(NightlyBuild.TOKEN)
night.close()
return true
