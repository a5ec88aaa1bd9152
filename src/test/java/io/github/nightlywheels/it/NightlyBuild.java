package io.github.nightlywheels.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.FakeAnaconda;
import io.github.nightlywheels.fake.FakeDistribution;
import io.github.nightlywheels.fake.RecordedRequest;
import io.github.nightlywheels.wheel.SdistBuilder;
import io.github.nightlywheels.wheel.WheelBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** A project of {@code src/it}: its wheels, the server it publishes to, and what its runs printed and did. */
public final class NightlyBuild {
    /** What the environment of every project holds; the POM says the same. */
    public static final String TOKEN = "nw-5f3a9c07-the-token-that-no-log-shows";

    public static final String ORGANIZATION = "scientific-python-nightly-wheels";
    public static final String PROJECT = "demo";
    public static final String VERSION = "1.0.dev20261122";
    public static final String ACCOUNT = "jdoe";

    private static final List<String> PLATFORMS =
            List.of("manylinux_2_28_x86_64", "manylinux_2_28_aarch64", "macosx_11_0_arm64", "win_amd64");

    private final Path directory;
    private final Properties userProperties;

    /** The server. */
    public final FakeAnaconda fake = new FakeAnaconda();

    private NightlyBuild(Path directory, Properties userProperties) {
        this.directory = directory;
        this.userProperties = userProperties;
    }

    /**
     * A project whose runs publish to a server of its own, on which nobody may do anything yet.
     *
     * @param context the script's
     */
    public static NightlyBuild in(File basedir, Map<String, Object> context) {
        NightlyBuild build =
                new NightlyBuild(basedir.toPath(), (Properties) Objects.requireNonNull(context.get("userProperties")));
        mark(build.directory);
        build.property("nightly.apiUrl", build.fake.apiUrl());
        context.put("night", build);
        return build;
    }

    /** Tells Maven 4 that the project is no part of the one it lies in. */
    static void mark(Path directory) {
        try {
            Files.createDirectories(directory.resolve(".mvn"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets a user property for the runs to come. */
    public NightlyBuild property(String name, String value) {
        userProperties.setProperty(name, value);
        return this;
    }

    /** Lets the account of the token write to the project. */
    public NightlyBuild withWriter() {
        return withWriter(ORGANIZATION, PROJECT);
    }

    public NightlyBuild withWriter(String organization, String project) {
        fake.user(ACCOUNT);
        fake.token(TOKEN).of(ACCOUNT);
        fake.group(organization, project)
                .permission("write")
                .member(ACCOUNT)
                .member("asmith")
                .project(project);
        return this;
    }

    /** Puts the four wheels of one night into the project's target directory. */
    public NightlyBuild withFourWheels() {
        return withFourWheels("target");
    }

    public NightlyBuild withFourWheels(String where) {
        nightly().forEach(wheel -> builtByTheRun(wheel.buildIn(directory.resolve(where))));
        return this;
    }

    public NightlyBuild withWheel(String where, WheelBuilder wheel) {
        builtByTheRun(wheel.buildIn(directory.resolve(where)));
        return this;
    }

    public NightlyBuild withSdist(String where, SdistBuilder sdist) {
        builtByTheRun(sdist.buildIn(directory.resolve(where)));
        return this;
    }

    /** Dates a wheel so that it is not older than the runs that publish it, as if they had built it. */
    static Path builtByTheRun(Path wheel) {
        try {
            return Files.setLastModifiedTime(wheel, FileTime.from(Instant.now().plus(Duration.ofMinutes(30))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Puts this night's wheels on the channel already, but for those of some platforms: there, it has other content under
     * the same name.
     */
    public NightlyBuild whoseChannelHasLastNight(String... platforms) {
        for (String platform : PLATFORMS) {
            String filename = wheelFor(platform).filename();
            byte[] content = List.of(platforms).contains(platform)
                    ? "last night's".getBytes(StandardCharsets.UTF_8)
                    : read(directory.resolve("target").resolve(filename));
            fake.distribution(ORGANIZATION, PROJECT, VERSION, filename, content, "main");
        }
        return this;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds wheels that are not fit to publish, each for another reason. */
    public NightlyBuild withBadWheels() {
        Path target = directory.resolve("target");
        WheelBuilder.wheel("other", "2.0.dev1")
                .filename("mistaken-2.0.dev1-py3-none-any.whl")
                .buildIn(target);
        WheelBuilder.wheel("tampered", "2.0.dev1")
                .record(lines -> lines.replaceFirst("sha256=.", "sha256=_"))
                .buildIn(target);
        write(target.resolve("empty-2.0.dev1-py3-none-any.whl"), new byte[0]);
        byte[] whole = read(wheelFor("win_amd64").buildIn(target));
        write(target.resolve("cut-2.0.dev1-py3-none-any.whl"), Arrays.copyOf(whole, whole.length / 2));
        return this;
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Publishes into a directory of the project in place of the server. */
    public NightlyBuild intoDirectory(String name) {
        return property("nightly.apiUrl", directory.resolve(name).toUri().toString());
    }

    /** The four wheels of one night. */
    public static List<WheelBuilder> nightly() {
        return PLATFORMS.stream().map(NightlyBuild::wheelFor).toList();
    }

    /** The wheel of the night for one more platform, or for one of the four. */
    public static WheelBuilder wheelFor(String platform) {
        return WheelBuilder.wheel(PROJECT, VERSION)
                .tags("cp312", "cp312", platform)
                .metadata("Summary", "A demonstration")
                .metadata("Requires-Python", ">=3.9")
                .payload(20_000, platform.hashCode());
    }

    public static List<String> filenames() {
        return nightly().stream().map(WheelBuilder::filename).toList();
    }

    /** What one of the runs printed, counted from 1. */
    public MavenOutput console(int run) {
        return MavenOutput.runs(directory.resolve("build.log")).get(run - 1);
    }

    /** What the only run printed. */
    public MavenOutput console() {
        List<MavenOutput> runs = MavenOutput.runs(directory.resolve("build.log"));
        assertThat(runs).as("runs of %s", directory.getFileName()).hasSize(1);
        return runs.get(0);
    }

    /** What a first run with {@code -q} printed: all that comes before the first line of the next. */
    public String quietOutput() {
        return MavenOutput.beforeRuns(directory.resolve("build.log"));
    }

    /** Whether the wheels of a directory are all on the channel, and were sent as they should be. */
    public void isOnTheChannelFrom(String where) {
        isOnTheChannel(where, filenames());
        keptTheProtocol();
    }

    /** Whether every wheel of the night is on the channel with all that belongs to it, and was sent as it should be. */
    public void isComplete() {
        isOnTheChannelFrom("target");
    }

    private void isOnTheChannel(String where, List<String> expected) {
        Map<String, FakeDistribution> there = fake.distributions(ORGANIZATION, PROJECT, VERSION);
        assertThat(there.keySet()).containsExactlyInAnyOrderElementsOf(expected);
        for (String filename : expected) {
            FakeDistribution distribution = Objects.requireNonNull(there.get(filename));
            assertThat(distribution.received().sha256())
                    .as(filename)
                    .isEqualTo(FileDigest.of(directory.resolve(where).resolve(filename)))
                    .isEqualTo(distribution.sha256());
            assertThat(distribution.labels()).as(filename).containsExactly("main");
            if (fake.requests(Endpoint.COMMIT).stream()
                    .anyMatch(commit -> commit.filename().equals(filename))) {
                assertThat(distribution.attrs().path("packagetype").asText()).isEqualTo("bdist_wheel");
                assertThat(distribution.attrs().path("python_version").asText()).isEqualTo("cp312");
                assertThat(distribution.attrs().path("abi").asText()).isEqualTo("cp312");
            }
        }
    }

    /** Whether nothing was written before the token was known to be good, and the requests of each wheel came in order. */
    public void tookTheStraightLine() {
        List<Endpoint> asked =
                fake.requests().stream().map(RecordedRequest::endpoint).toList();
        assertThat(asked.indexOf(Endpoint.RELEASE_CREATE))
                .isGreaterThan(asked.indexOf(Endpoint.USER))
                .isLessThan(asked.indexOf(Endpoint.STAGE));
        assertThat(fake.count(Endpoint.RELEASE_CREATE)).isEqualTo(1);
        for (String filename : filenames()) {
            assertThat(fake.writes().stream()
                            .filter(request -> request.filename().equals(filename))
                            .map(RecordedRequest::endpoint))
                    .as(filename)
                    .containsExactly(Endpoint.STAGE, Endpoint.STORAGE, Endpoint.COMMIT);
        }
    }

    /** Whether the wheel of one platform was replaced, the right to do so being tried first, and nothing else was touched. */
    public void wroteOnlyAbout(String platform) {
        assertThat(fake.writes().stream().map(RecordedRequest::filename))
                .containsOnly(wheelFor(platform).filename());
        assertThat(fake.writes().stream().map(RecordedRequest::endpoint))
                .containsExactly(
                        Endpoint.STAGE, Endpoint.DIST_DELETE, Endpoint.STAGE, Endpoint.STORAGE, Endpoint.COMMIT);
    }

    /** Whether the server had nothing to complain of. */
    public void keptTheProtocol() {
        assertThat(fake.violations()).isEmpty();
        assertThat(fake.storageRequests())
                .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("authorization"));
        assertThat(fake.staged()).as("files staged and not committed").isZero();
    }

    /** Whether no write took effect. */
    public void changedNothing() {
        assertThat(fake.violations()).isEmpty();
        assertThat(fake.appliedWrites()).isEmpty();
    }

    /** Whether the server was not so much as asked. */
    public void askedNothing() {
        assertThat(fake.requests()).isEmpty();
    }

    /**
     * Whether no file in the project's directory holds a token.
     *
     * @param holders the files that hold it on purpose
     */
    public void leaksNo(String token, String... holders) {
        new Leaks(directory).findNo(token, holders);
    }

    /** Ends the server. */
    public void close() {
        fake.close();
    }
}
