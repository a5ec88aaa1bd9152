def night = context.get('night')
night.askedNothing()
night.console(2).failsWith('''
BLOCK
''')
night.console(3).shows('published 4 of 4 wheels')
night.close()
return true
