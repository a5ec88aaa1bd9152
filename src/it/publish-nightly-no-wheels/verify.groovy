def night = context.get('night')
night.askedNothing()
night.console(1).failsWith('''
BLOCK
''')
night.console(2).shows('No wheels to publish.')
night.console(3).shows('Skipping: nightly.skip is true')
night.close()
return true
