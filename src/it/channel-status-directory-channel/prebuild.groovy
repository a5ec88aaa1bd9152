import io.github.nightlywheels.it.NightlyBuild

NightlyBuild.in(basedir, context).withFourWheels().intoDirectory('channel')
return true
