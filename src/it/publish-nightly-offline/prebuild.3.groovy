context.get('night').intoDirectory('channel')
return true
