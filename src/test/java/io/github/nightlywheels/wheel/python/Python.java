package io.github.nightlywheels.wheel.python;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;

/** Runs scripts of {@code src/test/resources/python} with the interpreter of the system property {@code nightly.python}. */
public final class Python {
    private static final String INTERPRETER = System.getProperty("nightly.python", "python3");

    private Python() {}

    /**
     * Skips the test, and says so, where the interpreter lacks a library or has an older one.
     *
     * @param library a module with a {@code __version__}
     */
    public static void assume(String library, int major) {
        String check = "import sys, " + library + " as library;" + " sys.exit(int(library.__version__.split('.')[0]) < "
                + major + ")";
        boolean found = false;
        try {
            found = start(List.of("-c", check), ProcessBuilder.Redirect.PIPE).waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            // Told below, as any other reason.
        }
        String reason = "skipped: " + INTERPRETER + " has no " + library + " " + major
                + " or later; -Dnightly.python=FILE names an interpreter that has";
        if (!found) {
            System.out.println(reason); // Surefire shows no reasons
        }
        Assumptions.assumeTrue(found, reason);
    }

    /**
     * Runs a script.
     *
     * @param lines its input
     * @return the lines that it prints
     */
    public static List<String> run(String script, List<String> lines, String... arguments) throws Exception {
        Path directory = Files.createTempDirectory("nightly-python");
        Path input = Files.write(directory.resolve("input"), lines);
        Path file = directory.resolve(script);
        try (InputStream resource = Python.class.getResourceAsStream("/python/" + script)) {
            Files.write(file, resource.readAllBytes());
        }
        List<String> command = new ArrayList<>(List.of(file.toString()));
        command.addAll(Arrays.asList(arguments));
        Process process = start(command, ProcessBuilder.Redirect.from(input.toFile()));
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        Files.delete(input);
        Files.delete(file);
        Files.delete(directory);
        if (exit != 0) {
            throw new IllegalStateException(script + " ended with " + exit + ": " + output);
        }
        return output.lines().toList();
    }

    private static Process start(List<String> arguments, ProcessBuilder.Redirect input) throws IOException {
        List<String> command = new ArrayList<>(List.of(INTERPRETER, "-X", "utf8"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(input);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .keySet()
                .removeIf(name -> name.toUpperCase(Locale.ROOT).matches("PIP_.*|PYTHON.*"));
        return builder.start();
    }
}
