import io.github.nightlywheels.it.NightlyBuild

NightlyBuild.in(basedir, context).withWriter().withFourWheels().whoseChannelHasLastNight('win_amd64', 'macosx_11_0_arm64')
    .property('nightly.onConflict', 'fail')
return true
