import io.github.nightlywheels.it.NightlyBuild
import java.time.Duration
import java.time.Instant

def night = NightlyBuild.in(basedir, context).withWriter()
night.fake.token(NightlyBuild.TOKEN).expires(Instant.now().plus(Duration.ofDays(6)).plus(Duration.ofHours(1)))
return true
