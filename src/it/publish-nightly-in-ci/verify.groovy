def night = context.get('night')
night.console(1).shows('Access to scientific-python-nightly-wheels', 'ok             account', 'demo')
night.console(2).shows('would publish', 'would send 4 of 4 wheels (dry run)\n')
night.console(3).shows('Install: pip install --pre', 'published 4 of 4 wheels')
night.console(4).hides('problem ', 'warning ')
night.keptTheProtocol()
night.close()
return true
