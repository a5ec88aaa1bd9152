package io.github.nightlywheels.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Whether a person watches the output, and may be shown more than lines. */
final class Terminal {
    /** Linux shows what each open file is; {@link System#console()} tells only of all of them together. */
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private Terminal() {}

    /**
     * Whether standard error is a terminal that can move its cursor, and no CI service runs this.
     *
     * @param environment {@code TERM=dumb} is a terminal that cannot; CI services set {@code CI}
     */
    static boolean isInteractive(Map<String, String> environment) {
        return environment.getOrDefault("CI", "").isBlank()
                && !environment.getOrDefault("TERM", "").equals("dumb")
                && isTerminal();
    }

    /** Whether colors are wanted, by the convention of <a href="https://no-color.org/">no-color.org</a>. */
    static boolean hasColors(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty() && isInteractive(environment);
    }

    @SuppressWarnings("SystemConsoleNull") // newer versions are asked further
    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(STANDARD_ERROR).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null && !isConsoleWithoutTerminal();
        }
    }

    /** From Java 22 on there is a console always; it tells itself whether it is a terminal. */
    private static boolean isConsoleWithoutTerminal() {
        try {
            return Boolean.FALSE.equals(
                    java.io.Console.class.getMethod("isTerminal").invoke(System.console()));
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
