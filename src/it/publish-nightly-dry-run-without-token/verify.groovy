def night = context.get('night')
night.changedNothing()
assert night.fake.requests().every { it.header('authorization').isEmpty() }
night.console().warnsOnlyOf().hides('Token from').shows(
    'unchanged       demo-1.0.dev20261122-cp312-cp312-manylinux_2_28_x86_64.whl',
    'would replace   demo-1.0.dev20261122-cp312-cp312-win_amd64.whl',
    'published 0 of 4 wheels (dry run, nothing was changed), would send 1\n')
night.close()
return true
