def night = context.get('night')
night.console(1).warnsOnlyOf()
        .shows('scientific-python-nightly-wheels has 3 files of 2 projects, 3.0 kB',
                '  demo     1.0.dev2  24 h            2      2  2.0 kB  any platform  any Python 3',
                '  other    2.0.dev1  30 days         1      1  1.0 kB  any platform  any Python 3')
night.console(2).shows('other', 'stale',
        'Pruning would remove 1 file, 1.0 kB: the rule keeps the newest version for each platform and Python',
        '::error title=nightly wheels%3A stale::1 of 2 projects',
        '1 of 2 projects on scientific-python-nightly-wheels got no wheel for more than 7 days: '
                + 'other (the newest is 2.0.dev1, 30 days old).',
        'failures.md#stale')
assert new File(basedir, 'target/nightly-wheels/status.json').text.contains('"code" : "stale"')
assert new File(basedir, 'target/nightly-wheels/status.html').text.contains('<div class="wheel goes">')
assert night.fake.requests().size() == 6
night.changedNothing()
night.close()
return true
