package io.github.nightlywheels.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.FakeAnaconda;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RepublishCommandTest {
    private static final String TOKEN = "an-0123456789-abcdef";
    private static final String VERSION = "1!1.0.dev2";

    /** The parameters that the command carries where they were given. */
    private static final List<String> CARRIED = List.of(
            "organization",
            "apiUrl",
            "indexUrl",
            "serverId",
            "tokenEnvironmentVariable",
            "threads",
            "retries",
            "retryTimeout",
            "timeout",
            "allowInsecureHttp",
            "labels",
            "versionCheck",
            "visibilityTimeout",
            "onSeveralVersions",
            "allowOrganizationToken",
            "warnBeforeExpiry",
            "failBeforeExpiry",
            "tokenExpires");

    /** Those that it sets itself. */
    private static final List<String> SET = List.of("skip", "republish", "wheelDirectory", "includes");

    @TempDir
    private Path basedir;

    @AutoClose
    private final FakeAnaconda fake = FakeAnaconda.withWriter("jdoe", TOKEN, "acme", "demo");

    private GoalRun goal;
    private Path wheel;

    @BeforeEach
    void setUp() {
        goal = new GoalRun(basedir, TOKEN);
        wheel = WheelBuilder.wheel("demo", VERSION).buildIn(basedir.resolve("some $where"));
        for (String filename : List.of(wheel.getFileName().toString(), "demo-" + VERSION + "-cp311-none-any.whl")) {
            fake.distribution("acme", "demo", VERSION, filename, new byte[] {1, 2, 3}, "dev", "main");
        }
        fake.alwaysAnswers(Endpoint.COMMIT, Answer.html(503));
        goal.mojo().apiUrl = fake.apiUrl();
        goal.mojo().indexUrl = "https://index.example/simple";
        goal.mojo().wheelDirectory = basedir.resolve("some $where").toFile();
        goal.mojo().labels = List.of("dev", "main");
        goal.mojo().retries = 1;
        goal.mojo().allowInsecureHttp = "true";
        goal.mojo().allowOrganizationToken = "true";
        goal.mojo().versionCheck = "ignore";
        goal.mojo().onSeveralVersions = "all";
        goal.mojo().warnBeforeExpiry = 7;
        goal.mojo().failBeforeExpiry = 1;
        goal.mojo().tokenExpires = "2999-01-01";
    }

    /** The command in the message of a run that left a hole. */
    private String command() {
        MojoFailureException failure = catchThrowableOfType(MojoFailureException.class, goal::run);
        assertThat(failure).hasMessageContaining("MISSING now: " + wheel.getFileName());
        String message = String.valueOf(failure.getMessage());
        assertThat(message).doesNotContain(TOKEN);
        return message.lines()
                .filter(line -> line.contains("put back"))
                .map(line -> line.replaceFirst(".*put back +", ""))
                .collect(Collectors.joining());
    }

    /** What Maven gets to see when sh runs the command. */
    private static List<String> wordsInShell(String command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", "mvn() { printf '%s\\n' \"$@\"; }; " + command)
                .redirectErrorStream(true)
                .start();
        try (InputStream output = shell.getInputStream()) {
            List<String> words = new String(output.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(shell.waitFor()).isZero();
            return words;
        }
    }

    private static Map<String, String> properties(List<String> words) {
        return words.stream()
                .filter(word -> word.startsWith("-Dnightly."))
                .map(word -> word.substring("-Dnightly.".length()).split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, b) -> b, LinkedHashMap::new));
    }

    /** Sets a parameter as Maven does. */
    private static void set(PublishNightlyMojo mojo, String name, String value) {
        try {
            Field field = Stream.of(
                            PublishNightlyMojo.class,
                            AbstractWheelsMojo.class,
                            AbstractAccessMojo.class,
                            AbstractChannelMojo.class,
                            AbstractConnectionMojo.class)
                    .flatMap(type -> Stream.of(type.getDeclaredFields()))
                    .filter(candidate -> candidate.getName().equals(name))
                    .findFirst()
                    .orElseThrow();
            Class<?> type = field.getType();
            if (type == List.class) {
                field.set(mojo, List.of(value.split(",")));
            } else if (type == File.class) {
                field.set(mojo, new File(value));
            } else if (type == int.class || type == Integer.class) {
                field.set(mojo, Integer.valueOf(value));
            } else {
                field.set(mojo, value);
            }
        } catch (IllegalAccessException e) {
            throw new LinkageError(name, e);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theCommandPutsTheFileBackAsTheRunWouldHave() throws Exception {
        List<String> words = wordsInShell(command());
        assertThat(words).startsWith("io.github.nightlywheels:nightly-wheels-maven-plugin:publish-nightly");
        Map<String, String> properties = properties(words);
        assertThat(properties)
                .containsEntry("organization", "acme")
                .containsEntry("apiUrl", fake.apiUrl())
                .containsEntry("indexUrl", "https://index.example/simple")
                .containsEntry("tokenEnvironmentVariable", "NIGHTLY_WHEELS_TEST_UNSET")
                .containsEntry("threads", "2")
                .containsEntry("retries", "1")
                .containsEntry("retryTimeout", "0")
                .containsEntry("visibilityTimeout", "1")
                .containsEntry("timeout", "20")
                .containsEntry("allowInsecureHttp", "true")
                .containsEntry("allowOrganizationToken", "true")
                .containsEntry("versionCheck", "ignore")
                .containsEntry("onSeveralVersions", "all")
                .containsEntry("tokenExpires", "2999-01-01")
                .containsEntry("labels", "dev,main")
                .containsEntry("skip", "false")
                .containsEntry("republish", "true")
                .containsEntry(
                        "wheelDirectory",
                        basedir.resolve("some $where").toRealPath().toString())
                .containsEntry("includes", "**/demo-1?1.0.dev2-py3-none-any.whl")
                .containsEntry("serverId", "another")
                .containsEntry("warnBeforeExpiry", "7")
                .containsEntry("failBeforeExpiry", "1")
                .containsOnlyKeys(Stream.concat(CARRIED.stream(), SET.stream()).toList());
        fake.behavesAgain().passes(Duration.ofMinutes(3));
        goal.again().mojo().skip = "true";
        properties.forEach((name, value) -> set(goal.mojo(), name, value));
        goal.mojo().requiredTags = List.of("py3-none-any", "*-win_amd64");
        goal.mojo().missingPlatforms = "fail";
        goal.mojo().quota = "1";
        goal.run();
        assertThat(goal.log()).as("what is asked of a whole set").doesNotContain("win_amd64");
        assertThat(fake.labels("acme", "demo", VERSION, wheel.getFileName().toString()))
                .containsExactly("dev", "main");
    }

    @Test
    void filesOfSeveralDirectoriesAreTakenFromTheOneThatHoldsThem() throws IOException {
        Path a = WheelBuilder.wheel("a", "1.0.dev1").buildIn(basedir.resolve("modules/a/target"));
        Path b = WheelBuilder.wheel("b", "1.0.dev1").buildIn(basedir.resolve("modules/b/target"));
        RepublishCommand command = new RepublishCommand(
                List.of("-s", basedir.resolve("ci settings.xml").toString()),
                Map.of(),
                Stream.of(a, b).map(WheelReader::read).toList());
        assertThat(command.of(List.of("a-1.0.dev1-py3-none-any.whl", "b-1.0.dev1-py3-none-any.whl")))
                .get()
                .asString()
                .contains("mvn -s \"" + basedir.resolve("ci settings.xml") + "\" io.github")
                .contains("\"-Dnightly.wheelDirectory=" + basedir.resolve("modules") + "\"")
                .endsWith("\"-Dnightly.includes=**/a-1.0.dev1-py3-none-any.whl,**/b-1.0.dev1-py3-none-any.whl\"");
        assertThat(command.of(List.of("c-1.0.dev1-py3-none-any.whl"))).isEmpty();
    }

    @Test
    void settingsFilesAreNamedUnlessTheyAreTheUsualOnes() {
        DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setUserSettingsFile(
                Path.of(System.getProperty("user.home"), ".m2", "settings.xml").toFile());
        assertThat(MavenSettings.options(request)).isEmpty();
        request.setUserSettingsFile(basedir.resolve("ci.xml").toFile());
        assertThat(MavenSettings.options(request))
                .containsExactly("-s", basedir.resolve("ci.xml").toString());
    }

    /** A parameter that is added must be carried, or be one of those that the command sets itself or has no use for. */
    @Test
    void everyParameterHasBeenThoughtOf() throws IOException {
        String descriptor = Files.readString(Path.of("target/classes/META-INF/maven/plugin.xml"));
        String mojo = descriptor.substring(descriptor.indexOf("<goal>publish-nightly</goal>"));
        String configuration = mojo.substring(mojo.indexOf("<configuration>"), mojo.indexOf("</configuration>"));
        List<String> parameters = Pattern.compile("\\$\\{nightly\\.(\\w+)}")
                .matcher(configuration)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        assertThat(parameters).hasSizeGreaterThan(15);
        List<String> useless = List.of(
                "excludes",
                "onConflict",
                "indexBase",
                "requiredTags",
                "requiredEntries",
                "missingPlatforms",
                "failIfNoWheels",
                "failIfNothingNew",
                "publishAtEnd",
                "replaceThreads",
                "dryRun",
                "keepVersions",
                "maxRemovals",
                "allowSharedChannel",
                "quota",
                "retentionDays",
                "retentionVersions",
                "transcript");
        assertThat(parameters)
                .isSubsetOf(
                        Stream.of(CARRIED, SET, useless).flatMap(List::stream).toList());
    }
}
