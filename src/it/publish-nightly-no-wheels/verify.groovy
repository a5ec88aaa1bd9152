def night = context.get('night')
night.askedNothing()
night.console(1).failsWith('''
No wheel was found in ITS/publish-nightly-no-wheels/target, which does not exist, nor among the attached artifacts.
        channel    scientific-python-nightly-wheels (nothing was changed)
        remedy     build the wheel before the deploy phase, or point <wheelDirectory> and <includes> (-Dnightly.wheelDirectory, -Dnightly.includes) at it;
                   where no wheel is normal, set <failIfNoWheels>false</failIfNoWheels> (-Dnightly.failIfNoWheels=false)
        more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#no-wheels
''')
night.console(2).shows('published 0 of 0 wheels\n')
night.console(3).shows('Skipping: nightly.skip is true')
for (run in [2, 3]) {
    def classes = new File(basedir, "classes-${run}.txt").text
    assert classes.contains('io.github.nightlywheels.maven.PublishNightlyMojo')
    assert !(classes =~ /\] (okhttp3|okio|kotlin|com\.fasterxml\.jackson)\./)
}
night.close()
return true
