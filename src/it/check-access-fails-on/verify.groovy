import io.github.nightlywheels.fake.Endpoint
import io.github.nightlywheels.it.NightlyBuild

def night = context.get('night')
(1..4).each { night.console(it).shows('The token expires on ') }
night.console(5).shows('The run is offline, and the channel')
assert night.fake.count(Endpoint.USER) == 4
night.console(6).shows('Skipping: nightly.skip is true')
night.changedNothing()
night.leaksNo(NightlyBuild.TOKEN)
night.close()
return true
