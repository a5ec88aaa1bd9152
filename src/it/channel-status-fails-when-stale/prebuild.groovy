import io.github.nightlywheels.it.NightlyBuild
import java.time.Duration
import java.time.Instant

def fake = NightlyBuild.in(basedir, context).fake
fake.organization(NightlyBuild.ORGANIZATION)
def put = { project, version, days ->
    fake.distribution(NightlyBuild.ORGANIZATION, project, version, "${project}-${version}-py3-none-any.whl".toString(),
            new byte[1000], Instant.now().minus(Duration.ofDays(days)), 'main')
}
put('demo', '1.0.dev1', 2)
put('demo', '1.0.dev2', 1)
put('other', '2.0.dev1', 30)
return true
