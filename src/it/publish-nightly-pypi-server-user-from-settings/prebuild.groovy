import io.github.nightlywheels.fake.pypi.FakePypi
import io.github.nightlywheels.fake.pypi.ServerManners
import io.github.nightlywheels.it.NightlyBuild

def pypi = new FakePypi().answersLike(ServerManners.ARTIFACTORY).account('', NightlyBuild.TOKEN)
NightlyBuild.in(basedir, context).withFourWheels()
    .property('nightly.apiUrl', pypi.apiUrl())
    .property('nightly.indexUrl', pypi.indexUrl())
context.put('pypi', pypi)
return true
