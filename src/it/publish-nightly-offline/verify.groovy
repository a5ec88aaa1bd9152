def night = context.get('night')
night.askedNothing()
night.console(2).failsWith('''
The run is offline, and the channel http://SERVER is on the network.
        channel    scientific-python-nightly-wheels (nothing was changed)
        remedy     run without -o, or set -Dnightly.skip, or publish into a directory with -Dnightly.apiUrl=file:///DIRECTORY
        more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#offline
''')
night.console(3).shows('published 4 of 4 wheels')
night.close()
return true
