import io.github.nightlywheels.it.NightlyBuild

NightlyBuild.in(basedir, context).intoDirectory('channel')
return true
