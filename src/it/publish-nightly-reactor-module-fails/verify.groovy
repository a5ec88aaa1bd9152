def night = context.get('night')
night.askedNothing()
night.console(1).shows('Checked 1 wheel; what the build has is published once all modules are ready, now 2 of 4').hides('published 1')
(2..3).each {
    night.console(it).shows('now 2 of 4', 'install-file (of-no-file)',
        'Checked 1 wheel; nothing is published, because the build failed in another module').hides('Publishing ', 'published 1')
}
night.console(4).shows('Checked 1 wheel; what the build has is published once all modules are ready, now 2 of 3', 'install-file (of-no-file)')
    .hides('Publishing ', 'published 1')
night.close()
return true
