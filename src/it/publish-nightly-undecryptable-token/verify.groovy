def night = context.get('night')
night.askedNothing()
night.console().failsWith('''
The upload token could not be decrypted: Failed to decrypt password for server anaconda.org: ITS/publish-nightly-undecryptable-token/no-such-file.xml (No such file or directory).
        token      settings.xml <server id="anaconda.org">
        channel    scientific-python-nightly-wheels (nothing was changed)
        remedy     check the master password in settings-security.xml (-Dsettings.security=FILE names another),
                   encrypt the token again with mvn --encrypt-password, put it into the <password> of settings.xml <server id="anaconda.org">
        more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#token-undecryptable
''')
night.close()
return true
