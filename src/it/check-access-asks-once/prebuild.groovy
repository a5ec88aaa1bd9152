import io.github.nightlywheels.it.NightlyBuild

NightlyBuild.in(basedir, context).withWriter().fake.group(NightlyBuild.ORGANIZATION, 'demo').member('second')
return true
