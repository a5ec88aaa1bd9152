import io.github.nightlywheels.it.NightlyBuild

NightlyBuild.in(basedir, context).withWriter('scipy-wheels-nightly', 'demo').withFourWheels()
    .property('nightly.organization', 'scipy-wheels-nightly')
return true
