def night = context.get('night')
night.askedNothing()
def nothing(wheels) { "[WARNING] published 0 of $wheels, because the build ended before all modules were ready for it\n".toString() }
night.console(1).shows('Checked 1 wheel; what the build has is published once all modules are ready, now 2 of 4', nothing('1 wheel'))
    .hides('published 1')
(2..3).each {
    night.console(it).shows('now 2 of 4', 'install-file (of-no-file)',
        'Checked 1 wheel; nothing is published, because the build failed in another module', nothing('2 wheels')).hides('Publishing ', 'published 1')
}
night.console(4).shows('Checked 1 wheel; what the build has is published once all modules are ready, now 2 of 3', 'install-file (of-no-file)', nothing('1 wheel'))
    .hides('Publishing ', 'published 1')
night.close()
return true
