def night = context.get('night')
println night.fake.requests().join('\n')
night.isComplete()
night.close()
