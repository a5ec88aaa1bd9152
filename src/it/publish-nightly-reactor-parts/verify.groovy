def modules = context.get('modules')
def night = context.get('night')

modules.arePublished('selected', 'second')
night.console(1).warnsOnlyOf('Not in this build').shows('published 1 of 1 wheel\n',
    'Not in this build (-pl, -rf), so their wheels are not published: first, parts, third; '
        + 'run without -pl and -rf, or with -pl :first,:parts,:third\n')

modules.arePublished('needed', 'first', 'third')
night.console(2).warnsOnlyOf('Not in this build').shows('published 2 of 2 wheels\n', 'so their wheels are not published: second; ')

modules.arePublished('resumed', 'second', 'third')
night.console(3).warnsOnlyOf('Not in this build').shows('published 2 of 2 wheels\n',
    'Report: ' + new File(basedir, 'target/nightly-wheels/report.html'), 'so their wheels are not published: first, parts; ')

night.console(4).failsSaying('No wheel was found in ITS/publish-nightly-reactor-parts/target (*.whl', 'parts/third/target (*.whl',
    'set <failIfNoWheels>false</failIfNoWheels> (-Dnightly.failIfNoWheels=false)')

night.console(5).failsSaying('environment variable NO_SUCH_TOKEN', 'https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#token-missing').hides('@ second', '@ third')

modules.arePublished('whole', 'first', 'second', 'third')
night.console(6).warnsOnlyOf().hides('No wheels here')
    .showsOnce('published 3 of 3 wheels\n').showsOnce('Publishing ').hides('Not in this build')
modules.areReported('first', 'second', 'third')

night.keptTheProtocol()
night.close()
return true
