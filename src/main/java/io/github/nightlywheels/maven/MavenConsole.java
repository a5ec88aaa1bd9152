package io.github.nightlywheels.maven;

import io.github.nightlywheels.frontend.Console;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.maven.plugin.logging.Log;

/**
 * Maven's log as the console.
 *
 * @param log Maven's
 * @param isFirst whether a sentence is said for the first time in the build
 */
record MavenConsole(Log log, Predicate<String> isFirst) implements Console {
    private static final Pattern AGE = Pattern.compile(" \\(\\d+ [a-z]+ old\\)");

    /** The log of what is said anew in each part of the build. */
    MavenConsole(Log log) {
        this(log, sentence -> true);
    }

    @Override
    public void error(String text) {
        log.error(text);
    }

    @Override
    public void warn(String text) {
        log.warn(text);
    }

    @Override
    public void warnOnce(String text) {
        if (isFirst.test(AGE.matcher(text).replaceAll(""))) {
            log.warn(text);
        }
    }

    @Override
    public void info(String text) {
        log.info(text);
    }

    @Override
    public void debug(String text) {
        log.debug(text);
    }
}
