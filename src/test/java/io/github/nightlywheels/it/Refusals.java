package io.github.nightlywheels.it;

import static io.github.nightlywheels.it.NightlyBuild.ACCOUNT;
import static io.github.nightlywheels.it.NightlyBuild.ORGANIZATION;
import static io.github.nightlywheels.it.NightlyBuild.PROJECT;
import static io.github.nightlywheels.it.NightlyBuild.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.fake.FakeAnaconda;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The runs of a project that are refused one after the other, each by a server of its own. */
public final class Refusals {
    private final Path directory;
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<FakeAnaconda> servers = new ArrayList<>();

    private Refusals(Path directory) {
        this.directory = directory;
    }

    /** Prepares a server for each run that the project's {@code invoker.properties} names by its properties file. */
    public static void prepare(File basedir, Map<String, Object> context) {
        Refusals refusals = new Refusals(basedir.toPath());
        NightlyBuild.mark(refusals.directory);
        NightlyBuild.nightly().stream()
                .filter(wheel -> wheel.filename().matches(".*(manylinux.*x86_64|win_amd64).whl"))
                .forEach(wheel -> wheel.buildIn(refusals.directory.resolve("target")));
        Properties runs = read(refusals.directory.resolve("invoker.properties"));
        for (int run = 1; runs.containsKey("invoker.userPropertiesFile." + run); run++) {
            String file = runs.getProperty("invoker.userPropertiesFile." + run).trim();
            refusals.prepare(Refusal.of(file.replace(".properties", "")));
        }
        context.put("refusals", refusals);
    }

    private void prepare(Refusal refusal) {
        FakeAnaconda server = new FakeAnaconda();
        server.user(ACCOUNT);
        server.token(TOKEN).of(ACCOUNT);
        server.group(ORGANIZATION, PROJECT)
                .permission("write")
                .member(ACCOUNT)
                .member("asmith")
                .project(PROJECT);
        Properties properties = new Properties();
        properties.setProperty("nightly.apiUrl", server.apiUrl());
        properties.setProperty("nightly.retries", "0");
        properties.setProperty("nightly.retryTimeout", "0");
        properties.setProperty("nightly.visibilityTimeout", "1");
        refusal.arrange().accept(server, properties);
        try (Writer file = Files.newBufferedWriter(directory.resolve(refusal.name() + ".properties"))) {
            properties.store(file, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        refusals.add(refusal);
        servers.add(server);
    }

    /** Whether each run failed with the words for its refusal, and changed no more than they say; ends the servers. */
    public void check() {
        List<MavenOutput> runs = MavenOutput.runs(directory.resolve("build.log"));
        assertThat(runs).hasSameSizeAs(refusals);
        for (int i = 0; i < runs.size(); i++) {
            try (FakeAnaconda server = servers.get(i)) {
                check(refusals.get(i), runs.get(i), server);
            }
        }
        new Leaks(directory).findNo(TOKEN);
    }

    private static void check(Refusal refusal, MavenOutput console, FakeAnaconda server) {
        // Of the command that puts a file back, what comes before the filename differs with the port and the directory.
        String block = console.block()
                .replaceAll("(put back   mvn ).*(?= \"-Dnightly.includes=)", "$1…")
                .replaceAll("cf-ray [0-9a-f]{16}-[A-Z]{3}", "cf-ray RAY");
        assertThat(block).as(refusal.name()).isEqualTo(refusal.block().strip());
        assertThat(server.violations()).as(refusal.name()).isEmpty();
        if (refusal.block().contains("(nothing was changed)")) {
            assertThat(server.appliedWrites()).as(refusal.name()).isEmpty();
        }
        if (!console.text().contains("[DEBUG]")) {
            assertThat(console.text()).as(refusal.name()).doesNotContain("    at ", "Caused by");
        }
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
