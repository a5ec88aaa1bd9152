package io.github.nightlywheels.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * What surrounds the process.
 *
 * @param variables the environment variables
 * @param out standard output
 * @param err standard error
 * @param home the user's home directory
 */
record ProcessEnvironment(Map<String, String> variables, PrintStream out, PrintStream err, Path home) {

    /** That of this process; text is UTF-8, whatever the system's encoding is. */
    static ProcessEnvironment ofThisProcess() {
        return new ProcessEnvironment(
                System.getenv(),
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                Path.of(System.getProperty("user.home")));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
