def night = context.get('night')
night.changedNothing()
assert night.fake.requests().every { it.header('authorization').isEmpty() }
night.console().warnsOnlyOf().hides('Token from').shows(
    'unchanged       demo-1.0.dev20261122-cp312-cp312-manylinux_2_28_x86_64.whl',
    'would replace   demo-1.0.dev20261122-cp312-cp312-win_amd64.whl',
    'would send 1 of 4 wheels (dry run), 3 unchanged\n')
night.close()
return true
