import io.github.nightlywheels.it.NightlyBuild

NightlyBuild.in(basedir, context).withWriter('my-nightlies', 'demo').withFourWheels('child/target/built')
return true
