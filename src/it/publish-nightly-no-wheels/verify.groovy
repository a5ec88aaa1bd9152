def night = context.get('night')
night.askedNothing()
// Maven 4 makes the directory itself.
def looked = mavenVersion.startsWith('4.') ? ' (*.whl, dist/*.whl, wheelhouse/*.whl)' : ', which does not exist'
night.console(1).failsWith('''
No wheel was found in ITS/publish-nightly-no-wheels/targetLOOKED, nor among the attached artifacts.
        channel    scientific-python-nightly-wheels (nothing was changed)
        remedy     build the wheel before the deploy phase, or point <wheelDirectory> and <includes> (-Dnightly.wheelDirectory, -Dnightly.includes) at it;
                   where no wheel is normal, set <failIfNoWheels>false</failIfNoWheels> (-Dnightly.failIfNoWheels=false)
        more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#no-wheels
'''.replace('LOOKED', looked))
night.console(2).shows('published 0 of 0 wheels\n')
night.console(3).shows('Skipping: nightly.skip is true')
for (run in [2, 3]) {
    def classes = new File(basedir, "classes-${run}.txt").text
    assert classes.contains('io.github.nightlywheels.maven.PublishNightlyMojo')
    assert !(classes =~ /\] (okhttp3|okio|kotlin|com\.fasterxml\.jackson)\./)
}
night.close()
return true
