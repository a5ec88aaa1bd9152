package io.github.nightlywheels.maven;

import io.github.nightlywheels.engine.WheelSource;
import io.github.nightlywheels.frontend.CheckWords;
import io.github.nightlywheels.frontend.Console;

/**
 * Says on the console what the check of wheels finds, and before it begins how much it has to read, if that takes a while.
 */
record CheckOutput(Console console) implements WheelSource.CheckListener {
    @Override
    public void checking(int files, long bytes) {
        if (CheckWords.isMuch(bytes)) {
            console.info(CheckWords.of(files, bytes));
        }
    }

    @Override
    public void warning(String sentence) {
        console.warnOnce(sentence);
    }
}
