import io.github.nightlywheels.it.NightlyBuild

NightlyBuild.in(basedir, context).withWriter().withFourWheels()
    .property('settings.security', new File(basedir, 'no-such-file.xml').path)
return true
