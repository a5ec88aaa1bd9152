import io.github.nightlywheels.it.NightlyBuild

NightlyBuild.in(basedir, context).withWriter().withFourWheels()
    .property('settings.security', new File(basedir, 'settings-security.xml').path)
return true
