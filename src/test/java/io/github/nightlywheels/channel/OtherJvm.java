package io.github.nightlywheels.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A build in a JVM of its own: says that it is ready, waits for a line, and does its work. */
public abstract class OtherJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    /** Starts the program and waits until it is ready. */
    protected OtherJvm(Class<?> program, ProcessBuilder.Redirect errors, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(arguments);
        process = new ProcessBuilder(command).redirectError(errors).start();
        output = process.inputReader();
        String ready = output.readLine();
        if (!"ready".equals(ready)) {
            throw new IOException("the other build said " + ready);
        }
    }

    /** What the program calls when it is ready; whether it is to go on. */
    protected static boolean mayGo() throws IOException {
        System.out.println("ready");
        return System.in.read() >= 0;
    }

    public final void go() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** Ends it as {@code kill -9} does. */
    public final void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Ends it as {@code kill} and a CI that cancels a job do. */
    public final void terminate() {
        process.toHandle().destroy(); // which leaves its output open
    }

    /** What it prints up to a line that holds a text, which it has to print. */
    public final String readUntil(String text) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            all.append(line).append('\n');
            if (line.contains(text)) {
                return all.toString();
            }
        }
        throw new IOException("it ended without " + text + ":\n" + all);
    }

    /** What it still prints before it ends. */
    public final String readAll() {
        return output.lines().collect(Collectors.joining("\n"));
    }

    /** Waits for its end; 0 if it went well. */
    public final int await() throws InterruptedException {
        output.lines().forEach(line -> {});
        return process.waitFor();
    }

    @Override
    public final void close() {
        process.destroyForcibly();
    }
}
