def modules = context.get('modules')
def night = context.get('night')
modules.arePublished('nightlies', 'snapshot')
night.console(1).warnsOnlyOf().shows('Skipping: nightly.skip is releases', 'published 1 of 1 wheel\n')
modules.arePublished('releases', 'release')
night.console(2).warnsOnlyOf().shows('Skipping: nightly.skip is snapshots', 'published 1 of 1 wheel\n')
night.keptTheProtocol()
night.close()
return true
