import io.github.nightlywheels.it.NightlyBuild

NightlyBuild.in(basedir, context).withWriter()
    .property('settings.security', new File(basedir, 'settings-security.xml').path)
return true
