package io.github.nightlywheels.channel;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The real pip, which finds nothing but one index: no configuration, no environment, no cache. */
public final class RealPip {
    private RealPip() {}

    /** Skips the tests of a class where there is no pip, and says so. */
    public static void assumeThatItIsThere(Class<?> tests) {
        boolean found;
        try {
            found = run(List.of("python3", "-m", "pip", "--version"), Path.of("."))
                            .exit()
                    == 0;
        } catch (IOException | InterruptedException e) {
            found = false;
        }
        String reason =
                "skipped: there is no python3 with pip on this machine, so nothing was installed from the channel";
        if (!found) {
            System.out.println(tests.getSimpleName() + " " + reason); // Surefire shows no reasons
        }
        assumeTrue(found, reason);
    }

    /** What it came to. */
    public record Result(int exit, String output) {}

    /** Installs into a directory, without dependencies. */
    public static Result install(Path workingDirectory, Path target, String indexUrl, String requirement)
            throws IOException, InterruptedException {
        return run(
                List.of(
                        "python3",
                        "-m",
                        "pip",
                        "--isolated",
                        "--no-cache-dir",
                        "--disable-pip-version-check",
                        "install",
                        "--no-deps",
                        "--no-compile",
                        "--target",
                        target.toString(),
                        "--pre",
                        "--index-url",
                        indexUrl,
                        requirement),
                workingDirectory);
    }

    private static Result run(List<String> command, Path workingDirectory) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(workingDirectory.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PIP_"));
        builder.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        builder.environment().put("PIP_CONFIG_FILE", "/dev/null");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }
}
