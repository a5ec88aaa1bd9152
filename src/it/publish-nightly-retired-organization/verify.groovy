def night = context.get('night')
night.askedNothing()
night.console().failsWith('''
BLOCK
''')
night.close()
return true
