import io.github.nightlywheels.it.NightlyBuild
import java.time.Duration
import java.time.Instant

def fake = NightlyBuild.in(basedir, context).withWriter('acme', 'demo').fake
fake.organization('acme')
(1..3).each { number ->
    fake.distribution('acme', 'demo', "1.0.dev${number}".toString(), "demo-1.0.dev${number}-py3-none-any.whl".toString(),
            new byte[1000], Instant.now().minus(Duration.ofDays(9 - number)), 'main')
}
return true
