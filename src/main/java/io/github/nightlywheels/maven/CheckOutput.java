package io.github.nightlywheels.maven;

import io.github.nightlywheels.engine.WheelSource;
import io.github.nightlywheels.frontend.CheckWords;
import io.github.nightlywheels.frontend.Console;
import java.util.function.LongConsumer;

/**
 * Says on the console what the check of wheels finds, and before it begins how much it has to read, if that takes a while.
 *
 * @param beside what is done meanwhile, if there are wheels; it is told how many bytes they have
 */
record CheckOutput(Console console, LongConsumer beside) implements WheelSource.CheckListener {
    @Override
    public void checking(int files, long bytes) {
        if (files == 0) {
            return;
        }
        beside.accept(bytes);
        String line = CheckWords.of(files, bytes);
        if (CheckWords.isMuch(bytes)) {
            console.info(line);
        } else {
            console.debug(line);
        }
    }

    @Override
    public void warning(String sentence) {
        console.warnOnce(sentence);
    }
}
