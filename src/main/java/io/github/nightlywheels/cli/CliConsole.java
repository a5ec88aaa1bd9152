package io.github.nightlywheels.cli;

import io.github.nightlywheels.frontend.Console;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * The lines of a run. What was done goes to {@code out}, all else to {@code err}. A line on a terminal takes the place of the
 * progress line, which is drawn again below it.
 */
final class CliConsole implements Console {
    private static final String RED = "\u001b[31m";
    private static final String YELLOW = "\u001b[33m";
    private static final String FAINT = "\u001b[2m";
    private static final String RESET = "\u001b[0m";

    /** Moves to the beginning of the line, and deletes the line. */
    private static final String ERASE = "\r\u001b[K";

    /** How much is shown. */
    enum Detail {
        /** What failed. */
        QUIET,
        /** What was done, too. */
        NORMAL,
        /** Each exchange with a server, too. */
        VERBOSE
    }

    private final PrintStream out;
    private final PrintStream err;
    private final Detail detail;
    private final boolean colors;
    private String progress = "";

    /**
     * A console.
     *
     * @param out for what was done; {@code err} if standard output is for something else
     * @param colors whether {@code err} shows colors
     */
    CliConsole(PrintStream out, PrintStream err, Detail detail, boolean colors) {
        this.out = out;
        this.err = err;
        this.detail = detail;
        this.colors = colors;
    }

    Detail detail() {
        return detail;
    }

    @Override
    public void error(String text) {
        line(err, labelled(RED, "error: ", text));
    }

    @Override
    public void warn(String text) {
        if (detail != Detail.QUIET) {
            line(err, labelled(YELLOW, "warning: ", text));
        }
    }

    @Override
    public void info(String text) {
        if (detail != Detail.QUIET) {
            line(out, text);
        }
    }

    @Override
    public void debug(String text) {
        if (detail == Detail.VERBOSE) {
            line(err, colored(FAINT, text));
        }
    }

    /** Shows what a failure came from, on request only. */
    void cause(Throwable failure) {
        if (detail == Detail.VERBOSE) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace, true));
            debug(trace.toString().stripTrailing());
        }
    }

    /** Shows the progress of the run in one line, in place of what it showed before. */
    synchronized void progress(String text) {
        if (!progress.isEmpty() || !text.isEmpty()) {
            progress = text;
            err.print(ERASE + text);
            err.flush();
        }
    }

    private synchronized void line(PrintStream stream, String text) {
        if (progress.isEmpty()) {
            stream.println(text);
            return;
        }
        err.print(ERASE);
        err.flush();
        stream.println(text);
        stream.flush();
        err.print(progress);
        err.flush();
    }

    /** The row of a table, which is indented, says itself what it is. */
    private String labelled(String color, String label, String text) {
        return text.startsWith(" ") ? colored(color, text) : colored(color, label) + text;
    }

    private String colored(String color, String text) {
        return colors ? color + text + RESET : text;
    }
}
