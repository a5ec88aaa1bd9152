import io.github.nightlywheels.it.NightlyBuild

NightlyBuild.in(basedir, context).intoDirectory('channel').property('nightly.organization', 'own')
return true
