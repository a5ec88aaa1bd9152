context.get('night').fake.forgetsRequests()
return true
