package io.github.nightlywheels.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * One run of the command line in this process.
 *
 * @param exitCode what the process would have ended with
 * @param out what it printed to standard output
 * @param err what it printed to standard error
 */
record MainRun(int exitCode, String out, String err) {

    static MainRun of(Path home, Map<String, String> variables, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Map<String, String> all = new TreeMap<>(Map.of("CI", "true"));
        all.putAll(variables);
        int exitCode = new Main(new ProcessEnvironment(all, print(out), print(err), home)).run(arguments);
        return new MainRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
