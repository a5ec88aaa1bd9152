package io.github.nightlywheels.maven;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** A console that keeps what it is told, each with its level; with {@code -q} only errors. */
final class RecordingLog extends SystemStreamLog {
    private final List<String> lines = new ArrayList<>();
    private final StringWriter traces = new StringWriter();
    private final boolean quiet;

    RecordingLog(boolean quiet) {
        this.quiet = quiet;
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public boolean isInfoEnabled() {
        return !quiet;
    }

    @Override
    public boolean isWarnEnabled() {
        return !quiet;
    }

    @Override
    public void info(CharSequence text) {
        add(isInfoEnabled(), "INFO", text);
    }

    @Override
    public void warn(CharSequence text) {
        add(isWarnEnabled(), "WARN", text);
    }

    @Override
    public void error(CharSequence text) {
        add(true, "ERROR", text);
    }

    @Override
    public void debug(CharSequence text, Throwable thrown) {
        thrown.printStackTrace(new PrintWriter(traces));
    }

    /** The stack traces that {@code -X} shows. */
    String traces() {
        return traces.toString();
    }

    private void add(boolean enabled, String level, CharSequence text) {
        if (enabled) {
            lines.add(level + " " + text);
        }
    }
}
