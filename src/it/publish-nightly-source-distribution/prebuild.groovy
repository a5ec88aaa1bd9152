import io.github.nightlywheels.fake.pypi.FakePypi
import io.github.nightlywheels.it.NightlyBuild
import io.github.nightlywheels.wheel.SdistBuilder
import io.github.nightlywheels.wheel.WheelBuilder

def pypi = new FakePypi().account('__token__', NightlyBuild.TOKEN)
NightlyBuild.in(basedir, context)
    .withWheel('target', WheelBuilder.wheel('demo', NightlyBuild.VERSION))
    .withSdist('target', SdistBuilder.sdist('demo', NightlyBuild.VERSION))
    .property('pypi.uploadUrl', pypi.apiUrl())
    .property('pypi.indexUrl', pypi.indexUrl())
context.put('pypi', pypi)
return true
