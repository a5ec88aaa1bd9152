package io.github.nightlywheels.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The {@code anaconda} executable of anaconda-client, pointed at another server. */
final class OfficialClient {
    private OfficialClient() {}

    static void upload(String executable, String apiUrl, Path wheels, Path home)
            throws IOException, InterruptedException {
        Path configuration = home.resolve(".continuum/anaconda-client/config.yaml");
        Files.createDirectories(configuration.getParent());
        Files.writeString(configuration, "url: " + apiUrl + "\n");
        List<String> command = new ArrayList<>(List.of(
                executable,
                "--token",
                MeasuredBuild.TOKEN,
                "upload",
                "--user",
                MeasuredBuild.ORGANIZATION,
                "--summary",
                "benchmark",
                "--no-progress"));
        MeasuredBuild.wheelsIn(wheels).forEach(wheel -> command.add(wheel.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", home.toString());
        Process process = builder.start();
        String output = String.join("\n", process.inputReader().lines().toList());
        if (process.waitFor() != 0) {
            throw new IOException("the official client failed: " + output);
        }
    }
}
