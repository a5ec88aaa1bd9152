import io.github.nightlywheels.it.NightlyBuild
import io.github.nightlywheels.wheel.WheelBuilder

def night = NightlyBuild.in(basedir, context).withWriter()
['first', 'second', 'third'].each {
    night.withWheel(it + '/target/different', WheelBuilder.wheel(night.PROJECT, night.VERSION).file('demo/name.py', it))
    night.withWheel(it + '/target/same', WheelBuilder.wheel(night.PROJECT, night.VERSION))
}
return true
