import io.github.nightlywheels.it.NightlyBuild

NightlyBuild.in(basedir, context).withWriter().withFourWheels().whoseChannelHasLastNight('win_amd64')
return true
