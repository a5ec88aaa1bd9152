package io.github.nightlywheels.frontend;

import java.util.ArrayList;
import java.util.List;

/** A console that keeps what it is told, each with its level; a quiet one only errors. */
public final class RecordingConsole implements Console {
    private final List<String> lines = new ArrayList<>();
    private final boolean quiet;

    public RecordingConsole(boolean quiet) {
        this.quiet = quiet;
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void error(String text) {
        lines.add("ERROR " + text);
    }

    @Override
    public void warn(String text) {
        addUnlessQuiet("WARN " + text);
    }

    @Override
    public void info(String text) {
        addUnlessQuiet("INFO " + text);
    }

    @Override
    public void debug(String text) {
        // Nothing here shows details.
    }

    private void addUnlessQuiet(String line) {
        if (!quiet) {
            lines.add(line);
        }
    }
}
