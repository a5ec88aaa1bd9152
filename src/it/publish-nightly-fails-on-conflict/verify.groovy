def night = context.get('night')
night.changedNothing()
night.console().failsWith('''
The channel scientific-python-nightly-wheels has other content under demo-1.0.dev20261122-cp312-cp312-macosx_11_0_arm64.whl, demo-1.0.dev20261122-cp312-cp312-win_amd64.whl.
        channel    scientific-python-nightly-wheels (nothing was changed)
        remedy     give each night its own version, such as 1.2.3.dev20261122; or set <onConflict>replace</onConflict> (-Dnightly.onConflict=replace)
        more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#conflict
''')
night.close()
return true
