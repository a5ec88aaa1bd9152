def night = context.get('night')
night.changedNothing()
night.console().shows('skipped   demo-1.0.dev20261122-cp312-cp312-win_amd64.whl', 'published 0 of 4 wheels, 3 unchanged, 1 skipped\n')
night.close()
return true
