def night = context.get('night')
night.isComplete()
night.console(1).shows('Skipping: nightly.skip is true').hides('Publishing')
night.console(2).shows('published 4 of 4 wheels')
night.close()
return true
