def modules = context.get('modules')
def night = context.get('night')
['middle', 'first'].eachWithIndex { organization, run ->
    modules.arePublished(organization, 'alone', 'twice', 'last')
    night.console(run + 1).warnsOnlyOf('Not in this build').shows(
        "Publishing 1 wheel to $organization".toString(), 'published 1 of 1 wheel\n',
        "Publishing 2 wheels to $organization".toString(), 'published 2 of 2 wheels\n')
}
night.keptTheProtocol()
night.close()
return true
