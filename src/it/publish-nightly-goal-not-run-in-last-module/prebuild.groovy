import io.github.nightlywheels.it.NightlyBuild

NightlyBuild.in(basedir, context).withWriter().withFourWheels('first/target')
return true
