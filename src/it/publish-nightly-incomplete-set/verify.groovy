def night = context.get('night')
def there = 'cp312-cp312-macosx_11_0_arm64, cp312-cp312-manylinux_2_28_aarch64, cp312-cp312-manylinux_2_28_x86_64, cp312-cp312-win_amd64'
night.console(1).failsWith('''
The wheels are not all there:
          demo has none for cp313-*-win_amd64, *-win_arm64; it has ''' + there + '''
        channel    scientific-python-nightly-wheels (nothing was changed)
        remedy     find out which job did not build or hand over its wheel, and publish when all are there;
                   or correct <requiredTags> (-Dnightly.requiredTags)
        more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#incomplete-set
''')
night.console(2).failsSaying('demo has none for *-win_arm64; it has ' + there, '#incomplete-set')
night.console(3).failsSaying('Wheels lack files that they were to contain:', 'win_amd64.whl has no entry **/*.jar', '#missing-entries')
night.console(4).warnsOnlyOf().shows('published 4 of 4 wheels\n')
night.close()
return true
