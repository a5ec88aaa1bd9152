import io.github.nightlywheels.fake.pypi.FakePypi
import io.github.nightlywheels.it.NightlyBuild

def pypi = new FakePypi().account('__token__', NightlyBuild.TOKEN)
NightlyBuild.in(basedir, context).withWriter('my-nightlies', 'demo').withFourWheels()
    .property('pypi.uploadUrl', pypi.apiUrl())
    .property('pypi.indexUrl', pypi.indexUrl())
context.put('pypi', pypi)
return true
