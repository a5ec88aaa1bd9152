def night = context.get('night')
night.console().shows('Checked 4 wheels', 'now 2 of 3', 'published 0 of 4 wheels')
    .failsSaying('Published 0 of 4 wheels: the build ended, and the publication never ran in some modules.',
        'a build cache that restores modules must always run this plugin', 'failures.md#not-published')
assert new File(basedir, 'target/nightly-wheels/report.json').text.contains('"code" : "not-published"')
night.askedNothing()
night.close()
return true
