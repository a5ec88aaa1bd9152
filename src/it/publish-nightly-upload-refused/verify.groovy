context.get('refusals').check()
return true
