def night = context.get('night')
night.isComplete()
night.console(1).shows('published 4 of 4 wheels\n')
night.console(2).shows('unchanged demo-1.0.dev20261122', 'Install: pip install', 'published 0 of 4 wheels, 4 unchanged\n')
assert night.fake.writes().isEmpty()
night.close()
return true
