import io.github.nightlywheels.it.NightlyBuild
import java.time.Duration
import java.time.Instant

def fake = NightlyBuild.in(basedir, context).withWriter('acme', 'demo').withFourWheels().fake
(1..2).each { day ->
    fake.distribution('acme', 'demo', "1.0.dev2026110${day}".toString(),
            "demo-1.0.dev2026110${day}-cp312-cp312-win_amd64.whl".toString(),
            new byte[1000], Instant.now().minus(Duration.ofDays(9 - day)), 'main')
}
return true
