def night = context.get('night')
night.askedNothing()
night.console().warnsOnlyOf().shows('ok ', 'a directory')
night.close()
return true
