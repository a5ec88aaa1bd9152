def night = context.get('night')
night.askedNothing()
night.console().failsWith('''
The organization scipy-wheels-nightly was retired in May 2023: nobody installs from it.
        channel    scipy-wheels-nightly (nothing was changed)
        remedy     1. join scientific-python-nightly-wheels: open an issue at https://github.com/scientific-python/upload-nightly-action/issues
                   2. be added to your project's group there
                   3. make a new token with your personal account at https://anaconda.org/settings/access
                   then set <organization>scientific-python-nightly-wheels</organization> (-Dnightly.organization=scientific-python-nightly-wheels), which is the default
        more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#retired-organization
''')
night.close()
return true
