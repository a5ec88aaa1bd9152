import io.github.nightlywheels.it.NightlyBuild

NightlyBuild.in(basedir, context)
return true
