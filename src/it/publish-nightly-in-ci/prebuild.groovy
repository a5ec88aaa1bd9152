import io.github.nightlywheels.it.NightlyBuild

def night = NightlyBuild.in(basedir, context).withWriter().withFourWheels('python/target')
// The weekly check fails on a warning, and one representative is one.
night.fake.user('asmith')
night.fake.group(NightlyBuild.ORGANIZATION, NightlyBuild.PROJECT).member('asmith')
return true
