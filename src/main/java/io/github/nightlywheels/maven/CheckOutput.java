package io.github.nightlywheels.maven;

import io.github.nightlywheels.engine.WheelSource;
import io.github.nightlywheels.frontend.Console;
import io.github.nightlywheels.text.ByteSize;
import io.github.nightlywheels.text.Plural;

/**
 * Says on the console what the check of wheels finds, and before it begins how much it has to read, if that takes a while.
 *
 * @param log the console
 */
record CheckOutput(Console console) implements WheelSource.CheckListener {
    private static final long MUCH = 100_000_000;

    @Override
    public void checking(int files, long bytes) {
        if (bytes >= MUCH) {
            console.info("Checking " + Plural.of(files, "wheel") + " (" + ByteSize.of(bytes) + ")");
        }
    }

    @Override
    public void warning(String sentence) {
        console.warnOnce(sentence);
    }
}
