def night = context.get('night')
night.isOnTheChannelFrom('first/target')
night.console().warnsOnlyOf().shows('Checked 4 wheels', 'now 2 of 3', 'Skipping: nightly.skip is true', 'published 4 of 4 wheels')
night.close()
return true
