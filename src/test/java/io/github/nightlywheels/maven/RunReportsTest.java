package io.github.nightlywheels.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.FakeAnaconda;
import io.github.nightlywheels.report.Schema;
import io.github.nightlywheels.report.json.KilledRun;
import io.github.nightlywheels.wheel.WheelBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goal's reports, from the goal itself to a fake server. */
class RunReportsTest {
    private static final String TOKEN = "an-0123456789-abcdef";
    private static final String VERSION = "1.0.dev2";

    @TempDir
    private Path basedir;

    @AutoClose
    private final FakeAnaconda fake = FakeAnaconda.withWriter("jdoe", TOKEN, "acme", "demo");

    private Path reports;
    private GoalRun goal;

    @BeforeEach
    void setUp() throws IOException {
        reports = basedir.resolve("target/nightly-wheels");
        fake.group("acme", "demo").member("second");
        goal = new GoalRun(basedir, TOKEN);
        goal.mojo().apiUrl = fake.apiUrl();
        wheel("cp311", "cp311", "manylinux_2_28_x86_64");
    }

    private Path wheel(String python, String abi, String platform) throws IOException {
        return WheelBuilder.wheel("demo", VERSION)
                .tags(python, abi, platform)
                .buildIn(Files.createDirectories(basedir.resolve("target")));
    }

    private JsonNode publication() throws IOException {
        Schema.REPORT.accepts(Files.readAllBytes(reports.resolve("report.json")));
        return new ObjectMapper()
                .readTree(reports.resolve("report.json").toFile())
                .path("publications")
                .path(0);
    }

    private String html() throws IOException {
        return Files.readString(reports.resolve("report.html"));
    }

    private String everythingWritten() throws IOException {
        return Files.readString(reports.resolve("report.json")) + html() + goal.log();
    }

    @Test
    void reportsWhatWasPublishedAndWhatTheLastReleaseHadBesides() throws Exception {
        fake.distribution("acme", "demo", "1.0.dev1", "demo-1.0.dev1-cp312-cp312-win_amd64.whl", new byte[9]);
        goal.run();
        JsonNode publication = publication();
        assertThat(publication.path("wheels").path(0).path("outcome").asText()).isEqualTo("published");
        assertThat(publication.path("token").path("account").asText()).isEqualTo("jdoe");
        assertThat(publication.path("created")).isNotEmpty();
        assertThat(publication.path("install").path(0).asText()).endsWith("/acme/simple demo==" + VERSION);
        assertThat(html())
                .contains(
                        "Published 1 of 1 wheel, 1 missing since last release",
                        "Missing: Python 3.12 on Windows x86-64.");
        assertThat(everythingWritten()).doesNotContain(TOKEN);
    }

    @Test
    void tellsHowManyDaysTheTokenHasLeft() throws Exception {
        goal.mojo().tokenExpires = "2999-01-01";
        goal.run();
        assertThat(publication().path("token").path("daysLeft").asLong()).isGreaterThan(100_000);
    }

    /** What is read when the new file's bytes arrive is what a process that is killed then leaves. */
    @Test
    void holdsWhatIsMissingAsLongAsItIs() throws Exception {
        String wheel = "demo-" + VERSION + "-cp311-cp311-manylinux_2_28_x86_64.whl";
        fake.distribution("acme", "demo", VERSION, wheel, new byte[9], "main");
        fake.distribution(
                "acme", "demo", VERSION, "demo-" + VERSION + "-cp312-cp312-win_amd64.whl", new byte[9], "main");
        List<Optional<KilledRun>> left = new CopyOnWriteArrayList<>();
        fake.before(Endpoint.STORAGE, () -> left.add(KilledRun.read(reports.resolve("report.json"))));
        fake.before(Endpoint.COMMIT, () -> left.add(KilledRun.read(reports.resolve("report.json"))));
        goal.run();
        assertThat(left)
                .containsExactly(
                        Optional.of(new KilledRun(List.of(wheel), List.of())),
                        Optional.of(new KilledRun(List.of(), List.of(wheel))));
        assertThat(publication().path("wheels").path(0).path("outcome").asText())
                .isEqualTo("replaced");
        assertThat(KilledRun.read(reports.resolve("report.json"))).isEmpty();
    }

    /** What was removed to make room is gone, whether or not the process is killed later. */
    @Test
    void holdsWhatWasRemovedBeforeSomethingIsMissing() throws Exception {
        String wheel = "demo-" + VERSION + "-cp311-cp311-manylinux_2_28_x86_64.whl";
        fake.distribution("acme", "demo", VERSION, wheel, new byte[9], "main");
        String older = wheel.replace("dev2", "dev0");
        fake.distribution("acme", "demo", "1.0.dev0", older, new byte[100_000], "main");
        fake.distribution("acme", "demo", "1.0.dev1", wheel.replace("dev2", "dev1"), new byte[9], "main");
        goal.mojo().keepVersions = 1;
        goal.mojo().quota = "100 kB";
        goal.mojo().maxRemovals = 5;
        List<JsonNode> left = new CopyOnWriteArrayList<>();
        fake.before(Endpoint.STORAGE, () -> left.add(prunes()));
        goal.run();
        assertThat(left)
                .singleElement()
                .satisfies(prunes -> assertThat(prunes.path(0).path("removed").findValuesAsText("filename"))
                        .containsExactly(older));
    }

    private JsonNode prunes() {
        try {
            return new ObjectMapper()
                    .readTree(reports.resolve("report.json").toFile())
                    .path("prunes");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void asksNothingMoreForTheSakeOfTheReport() throws Exception {
        goal.run();
        assertThat(fake.count(Endpoint.PACKAGE_GET)).isEqualTo(1);
    }

    @Test
    void reportsARejectedTokenWithTheWheelsThatWereNotSent() throws Exception {
        goal = new GoalRun(basedir, "another-token-0123");
        goal.mojo().apiUrl = fake.apiUrl();
        assertThatThrownBy(goal::run).isInstanceOf(MojoFailureException.class);
        JsonNode publication = publication();
        assertThat(publication.path("failure").path("code").asText()).isEqualTo("token-revoked");
        assertThat(publication.path("wheels").path(0).path("outcome").asText()).isEqualTo("not-attempted");
        assertThat(publication.path("wheels").path(0).path("sha256").asText()).hasSize(64);
        assertThat(html()).contains("Published 0 of 1 wheel");
        assertThat(goal.log()).contains("published 0 of 1 wheel\n");
        assertThat(everythingWritten()).doesNotContain("another-token-0123");
    }

    @Test
    void reportsWhatIsOddAboutTheWheels() throws Exception {
        WheelBuilder.wheel("demo", "1.0").buildIn(basedir.resolve("target"));
        goal.run();
        assertThat(publication().path("warnings")).hasSize(2);
        assertThat(publication().path("warnings").path(1).asText())
                .startsWith("neither a development nor a pre-release by PEP 440: demo-1.0-py3-none-any.whl; ");
        assertThat(publication().path("warnings").path(0).asText())
                .startsWith("there are several versions of demo; the newest, 1.0, is taken, and left out: ");
        assertThat(goal.log())
                .containsOnlyOnce(publication().path("warnings").path(0).asText());
    }

    @Test
    void refusesAReleaseIfAsked() throws IOException {
        WheelBuilder.wheel("demo", "1.0").buildIn(basedir.resolve("target"));
        goal.mojo().versionCheck = "fail";
        assertThatThrownBy(goal::run)
                .hasMessageContaining("Neither a development nor a pre-release by PEP 440: demo-1.0-py3-none-any.whl.")
                .hasMessageContaining("#not-a-nightly-version");
        assertThat(fake.storageRequests()).isEmpty();
    }

    @Test
    void fillsNoRequiredTagWithWhatIsLeftOut() throws IOException {
        WheelBuilder.wheel("demo", "1.0.dev1")
                .tags("cp311", "cp311", "win_amd64")
                .buildIn(basedir.resolve("target"));
        goal.mojo().requiredTags = List.of("*-win_amd64");
        assertThatThrownBy(goal::run)
                .hasMessageContaining("demo has none for *-win_amd64; it has cp311-cp311-manylinux_2_28_x86_64");
        assertThat(fake.storageRequests()).isEmpty();
    }

    @Test
    void publishesNothingOfASetThatLacksAPlatformIfAsked() throws Exception {
        fake.distribution("acme", "demo", "1.0.dev1", "demo-1.0.dev1-cp311-cp311-win_amd64.whl", new byte[9], "main");
        goal.mojo().missingPlatforms = "fail";
        assertThatThrownBy(goal::run).hasMessageContaining("demo has no wheel for Python 3.11 on Windows x86-64");
        assertThat(fake.storageRequests()).isEmpty();
        goal.mojo().missingPlatforms = "warn";
        goal.run();
        assertThat(goal.log()).contains("demo has no wheel for Python 3.11 on Windows x86-64");
    }

    @Test
    void aWheelOfAnotherNightIsNamedWithItsAgeThoughNothingIsBuilt() throws Exception {
        Path old = wheel("py3", "none", "any");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(13))));
        goal.run();
        assertThat(publication().path("warnings"))
                .singleElement()
                .extracting(JsonNode::asText)
                .asString()
                .contains(old.getFileName() + " (13 hours old)");
        assertThat(goal.log()).contains(old.getFileName() + " (13 hours old)");
    }

    @Test
    void aWheelThatIsOlderThanTheBuildIsNamedWithItsAge() throws Exception {
        Path old = wheel("py3", "none", "any");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        goal.run();
        assertThat(goal.log()).as("nothing is built").doesNotContain("hours old");
        goal.again().mojo().apiUrl = fake.apiUrl();
        goal.mojo().session.getRequest().setGoals(List.of("deploy"));
        goal.mojo().session.getRequest().setStartTime(Date.from(Instant.now().minus(Duration.ofHours(1))));
        goal.run();
        assertThat(goal.log()).contains(old.getFileName() + " (2 hours old)");
    }

    @Test
    void reportsEachBadWheelBeforeAnythingWasAsked() throws Exception {
        Files.write(wheel("py3", "none", "any"), new byte[0]);
        assertThatThrownBy(goal::run).isInstanceOf(MojoFailureException.class);
        JsonNode publication = publication();
        assertThat(publication.path("failure").path("code").asText()).isEqualTo("bad-wheel");
        assertThat(publication.path("wheels").findValuesAsText("filename"))
                .contains("demo-" + VERSION + "-py3-none-any.whl")
                .hasSize(2);
        assertThat(goal.log()).contains("published 0 of 2 wheels\n");
        assertThat(publication.path("wheels").findValuesAsText("problem"))
                .singleElement()
                .asString()
                .contains("demo-" + VERSION + "-py3-none-any.whl");
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void aWheelThatFailedIsNamedWithItsDirectory() throws Exception {
        fake.storageFails(1, 400, "EntityTooLarge");
        assertThatThrownBy(goal::run).isInstanceOf(MojoFailureException.class);
        assertThat(goal.log())
                .containsPattern(
                        "ERROR   failed +demo-" + VERSION + "-cp311-cp311-manylinux_2_28_x86_64.whl \\(.*\\), in "
                                + basedir.resolve("target").toRealPath() + "\n");
    }

    @Test
    void showsWhatWasThrownWhenMavenIsToTellAll() throws Exception {
        Path file = Files.createFile(basedir.resolve("channel"));
        goal.mojo().apiUrl = file.toUri().toString();
        assertThatThrownBy(goal::run).isInstanceOf(MojoFailureException.class).hasNoCause();
        assertThat(goal.debugLog())
                .contains("FailureException: The channel directory ", "Caused by: java.nio.file.", file.toString())
                .doesNotContain(TOKEN);
        assertThat(goal.log()).doesNotContain("Caused by");
    }

    @Test
    void aMissingWheelIsPutBackFirst() throws Exception {
        String filename = "demo-" + VERSION + "-cp311-cp311-manylinux_2_28_x86_64.whl";
        fake.distribution("acme", "demo", VERSION, filename, new byte[] {1}, "main");
        fake.distribution("acme", "demo", "1.0.dev1", "demo-1.0.dev1-py3-none-any.whl", new byte[] {1}, "main");
        fake.storageFails(9, 400, "EntityTooLarge");
        goal.mojo().retries = 1;
        assertThatThrownBy(goal::run).hasMessageContaining("put the missing file back with the command above");
        assertThat(publication()
                        .path("wheels")
                        .path(0)
                        .path("failure")
                        .path("remedy")
                        .asText())
                .startsWith("put the missing file back by running again, as nobody can install it until then;\n");
        assertThat(publication().path("failure").path("remedy").asText()).startsWith("put the missing file back");
    }

    @Test
    void reportsAParameterThatCannotBeUsed() throws Exception {
        goal.mojo().onConflict = "whatever";
        assertThatThrownBy(goal::run).isInstanceOf(MojoFailureException.class);
        assertThat(publication().path("failure").path("code").asText()).isEqualTo("invalid-parameter");
    }

    @Test
    void reportsThatThereWereNoWheels() throws Exception {
        goal.mojo().includes = List.of("nothing");
        assertThatThrownBy(goal::run).isInstanceOf(MojoFailureException.class);
        assertThat(publication().path("failure").path("code").asText()).isEqualTo("no-wheels");
    }

    @Test
    void leavesNoReportWhereThereIsNothingToDo() throws Exception {
        goal.mojo().includes = List.of("nothing");
        goal.mojo().failIfNoWheels = "false";
        goal.run();
        assertThat(reports).doesNotExist();
        assertThat(goal.log()).contains("published 0 of 0 wheels\n");
    }

    @Test
    void reportsADryRunWithoutAToken() throws Exception {
        goal.mojo().dryRun = "true";
        goal.run();
        JsonNode publication = publication();
        assertThat(publication.path("dryRun").asBoolean()).isTrue();
        assertThat(publication.has("token")).isFalse();
        assertThat(publication.path("wheels").path(0).path("planned").asText()).isEqualTo("publish");
        assertThat(html()).contains("Would send 1 of 1 wheel (dry run)");
    }

    @Test
    void reportsTheDirectoryChannel() throws Exception {
        goal.mojo().apiUrl = basedir.resolve("channel").toUri().toString();
        goal.run();
        Files.delete(basedir.resolve("target/demo-" + VERSION + "-cp311-cp311-manylinux_2_28_x86_64.whl"));
        wheel("cp313", "cp313t", "macosx_11_0_arm64");
        goal = new GoalRun(basedir, TOKEN);
        goal.mojo().apiUrl = basedir.resolve("channel").toUri().toString();
        goal.run();
        assertThat(publication().path("channel").path("kind").asText()).isEqualTo("directory");
        assertThat(html()).contains("1 published, 1 on channel", "Python 3.13 free-threaded", "Python 3.11");
    }

    @Test
    void failsNothingWhenItCannotBeWritten() throws Exception {
        Files.createDirectories(reports.resolveSibling(""));
        Files.writeString(reports, "in the way");
        assertThat(catchThrowable(goal::run)).isNull();
        assertThat(goal.log()).contains("The report could not be written");
        assertThat(fake.distributions("acme", "demo", VERSION)).hasSize(1);
    }

    @Test
    void gathersTheReportsOfOneBuild() throws Exception {
        goal.run();
        goal.again().mojo().organization = "nobody";
        goal.mojo().apiUrl = fake.apiUrl();
        assertThatThrownBy(goal::run).isInstanceOf(MojoFailureException.class);
        JsonNode report =
                new ObjectMapper().readTree(reports.resolve("report.json").toFile());
        assertThat(report.path("publications")).hasSize(2);
        assertThat(report.path("success").asBoolean()).isFalse();
    }
}
