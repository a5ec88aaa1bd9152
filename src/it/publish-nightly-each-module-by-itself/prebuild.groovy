import io.github.nightlywheels.it.Modules
import io.github.nightlywheels.it.NightlyBuild

Modules.in(basedir, context, 'first', 'last').withWriters(NightlyBuild.ORGANIZATION)
return true
