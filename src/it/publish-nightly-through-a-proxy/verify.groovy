import io.github.nightlywheels.it.NightlyBuild

def night = context.get('night')
def proxy = context.get('proxy')
['proxied', 'direct'].eachWithIndex { organization, run ->
    assert night.fake.distributions(organization, NightlyBuild.PROJECT, NightlyBuild.VERSION).keySet() == night.filenames() as Set
    night.console(run + 1).shows('published 4 of 4 wheels\n')
}
night.keptTheProtocol()
assert proxy.forwarded().every { it.contains('/proxied') || !it.contains('/direct') }
assert proxy.forwarded().any { it.startsWith('GET ') && it.endsWith('/user') }
assert proxy.forwarded().count { it.startsWith('POST ') && it.contains('/stage/proxied/') } == 4
night.leaksNo(NightlyBuild.TOKEN)
night.leaksNo('proxy-5f3a9c07-secret', 'prebuild.groovy', 'verify.groovy')
proxy.close()
night.close()
return true
