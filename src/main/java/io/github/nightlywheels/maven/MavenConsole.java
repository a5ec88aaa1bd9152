package io.github.nightlywheels.maven;

import io.github.nightlywheels.frontend.Console;
import org.apache.maven.plugin.logging.Log;

/**
 * Maven's log as the console.
 *
 * @param log Maven's
 */
record MavenConsole(Log log) implements Console {
    @Override
    public void error(String text) {
        log.error(text);
    }

    @Override
    public void warn(String text) {
        log.warn(text);
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
