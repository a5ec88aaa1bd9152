def modules = context.get('modules')
def night = context.get('night')
modules.arePublished('reactor', 'first', 'second')
night.console(1).warnsOnlyOf().showsOnce('published 2 of 2 wheels\n')
    .shows('Report: ' + new File(basedir, 'target/nightly-wheels/report.html'))

modules.arePublished('directory', 'no-pom')
night.console(2).warnsOnlyOf().shows('published 1 of 1 wheel\n',
    'Report: ' + new File(basedir, 'no-pom/target/nightly-wheels/report.html'))

night.keptTheProtocol()
night.close()
return true
