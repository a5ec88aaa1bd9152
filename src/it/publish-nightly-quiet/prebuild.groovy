import io.github.nightlywheels.it.NightlyBuild

def night = NightlyBuild.in(basedir, context).withFourWheels()
['quiet', 'no-transfers', 'plain'].each { night.withWriter(it, night.PROJECT) }
return true
