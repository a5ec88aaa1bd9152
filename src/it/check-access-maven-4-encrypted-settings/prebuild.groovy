import io.github.nightlywheels.it.NightlyBuild

NightlyBuild.in(basedir, context).withWriter()
    .property('maven.settings.security', new File(basedir, 'settings-security4.xml').path)
return true
