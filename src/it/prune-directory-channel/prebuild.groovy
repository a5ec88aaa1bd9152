import io.github.nightlywheels.it.NightlyBuild
import io.github.nightlywheels.wheel.WheelBuilder

NightlyBuild.in(basedir, context).withFourWheels()
        .withWheel('older', WheelBuilder.wheel('demo', '1.0.dev20261121').tags('cp312', 'cp312', 'win_amd64'))
        .intoDirectory('channel')
return true
