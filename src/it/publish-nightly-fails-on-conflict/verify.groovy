def night = context.get('night')
night.changedNothing()
night.console().failsWith('''
BLOCK
''')
night.close()
return true
