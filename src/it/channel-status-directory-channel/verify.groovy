def night = context.get('night')
night.askedNothing()
night.console(2).warnsOnlyOf()
        .shows('scientific-python-nightly-wheels has 4 files of 1 project', '0 % of 1.0 GB',
                '1.0.dev20261122  now', 'Linux x86-64, Linux arm64, macOS arm64, Windows x86-64')
assert new File(basedir, 'target/nightly-wheels/status.json').text.contains('"kind" : "directory"')
night.close()
return true
