import io.github.nightlywheels.it.ForwardProxy
import io.github.nightlywheels.it.NightlyBuild

NightlyBuild.in(basedir, context).withFourWheels()
    .withWriter('proxied', NightlyBuild.PROJECT).withWriter('direct', NightlyBuild.PROJECT)
    .property('settings.security', new File(basedir, 'settings-security.xml').path)
def proxy = new ForwardProxy('ann', 'proxy-5f3a9c07-secret')
context.put('proxy', proxy)
def template = new File(basedir, 'proxies.template.xml').text.replace('PORT', "${proxy.port()}")
new File(basedir, 'proxies.xml').text = template.replace('NO_PROXY', '*.internal|localhost')
new File(basedir, 'no-proxies.xml').text = template.replace('NO_PROXY', '*.internal|127.0.0.*')
return true
