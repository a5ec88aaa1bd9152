import io.github.nightlywheels.it.NightlyBuild

NightlyBuild.in(basedir, context).withWriter().withFourWheels('python/target')
return true
