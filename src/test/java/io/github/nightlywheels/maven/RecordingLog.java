package io.github.nightlywheels.maven;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** A console that keeps what it is told, each with its level; with {@code -q} only errors. */
final class RecordingLog extends SystemStreamLog {
    private final List<String> lines = new ArrayList<>();
    private final List<String> debug = Collections.synchronizedList(new ArrayList<>());
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

    /** What is shown with -X only. */
    String debugText() {
        return String.join("\n", debug) + "\n";
    }

    @Override
    public void debug(CharSequence text) {
        debug.add(text.toString());
    }

    @Override
    public void debug(CharSequence text, Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        debug.add(text + "\n" + trace);
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

    private void add(boolean enabled, String level, CharSequence text) {
        if (enabled) {
            lines.add(level + " " + text);
        }
    }
}
