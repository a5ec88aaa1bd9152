import io.github.nightlywheels.it.NightlyBuild

NightlyBuild.in(basedir, context).withWriter().withWriter('my-nightlies', 'demo').withFourWheels()
return true
