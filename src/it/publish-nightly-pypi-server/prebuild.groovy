import io.github.nightlywheels.fake.pypi.FakePypi
import io.github.nightlywheels.it.NightlyBuild

def pypi = new FakePypi().account('__token__', NightlyBuild.TOKEN)
def night = NightlyBuild.in(basedir, context).withFourWheels()
    .property('nightly.apiUrl', pypi.apiUrl())
    .property('nightly.indexUrl', pypi.indexUrl())
(1..36).each { night.withWheel('target', NightlyBuild.wheelFor("musllinux_1_${it}_x86_64")) }
context.put('pypi', pypi)
return true
