package io.github.nightlywheels.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.FakeAnaconda;
import io.github.nightlywheels.fake.FakeDistribution;
import io.github.nightlywheels.wheel.WheelBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose process is ended from outside, and the one after it. */
class KilledRunTest {
    private static final String TOKEN = "an-0123456789-abcdef";
    private static final String VERSION = "1.0.dev2";
    private static final String WHEEL = "demo-1.0.dev2-py3-none-any.whl";
    private static final String OTHER = "demo-1.0.dev2-cp312-cp312-win_amd64.whl";

    @TempDir
    private Path basedir;

    @AutoClose
    private final FakeAnaconda fake = FakeAnaconda.withWriter("jdoe", TOKEN, "acme", "demo");

    /** The channel has another file under the wheel's name, and one that keeps the release from being empty. */
    @BeforeEach
    void setUp() {
        fake.group("acme", "demo").member("second");
        WheelBuilder.wheel("demo", VERSION).buildIn(basedir.resolve("target"));
        byte[] old = "last night's".getBytes(StandardCharsets.UTF_8);
        fake.distribution("acme", "demo", VERSION, WHEEL, old, "main");
        fake.distribution("acme", "demo", VERSION, OTHER, old, "main");
    }

    private JsonNode publication() throws IOException {
        return new ObjectMapper()
                .readTree(basedir.resolve("target/nightly-wheels/report.json").toFile())
                .path("publications")
                .path(0);
    }

    /** Ends a run when the old file is deleted and the new one is on its way. */
    private String killInTheHole() throws IOException {
        fake.staysSilent(Endpoint.STORAGE);
        try (OtherGoalRun run = new OtherGoalRun(basedir, TOKEN, fake.apiUrl())) {
            run.go();
            String before = run.readUntil("DEBUG Sending " + WHEEL);
            assertThat(before)
                    .contains("INFO replacing " + WHEEL + ": deleting the old file, then sending the new one\n");
            run.terminate();
            return run.readAll();
        } finally {
            fake.behavesAgain();
        }
    }

    @Test
    void saysWhatIsMissingAndHowToPutItBack() throws IOException {
        assertThat(killInTheHole())
                .contains(
                        "ERROR The run was stopped from outside before it ended.",
                        "MISSING now: " + WHEEL,
                        "put back   mvn ",
                        "published 0 of 1 wheel");
        assertThat(fake.distributions("acme", "demo", VERSION)).doesNotContainKey(WHEEL);
        assertThat(publication().path("failure").path("code").asText()).isEqualTo("killed");
        assertThat(publication().path("wheels").path(0).path("outcome").asText())
                .isEqualTo("missing");
        assertThat(publication().path("putBack").asText()).contains(WHEEL);
    }

    /** Ends a run as soon as the server has done what it was asked there, before it answers. */
    private String killAfter(Endpoint endpoint) throws IOException {
        fake.stallsAfterApplying(endpoint, 1);
        try (OtherGoalRun run = new OtherGoalRun(basedir, TOKEN, fake.apiUrl())) {
            fake.after(endpoint, run::terminate);
            run.go();
            return run.readAll();
        } finally {
            fake.behavesAgain();
        }
    }

    /** The file is there by then, and the run cannot know it. */
    @Test
    void duringACommitNothingIsSaidToBeMissing() throws IOException {
        assertThat(killAfter(Endpoint.COMMIT))
                .contains("ERROR The run was stopped from outside before it ended.", "not known: " + WHEEL)
                .doesNotContain("MISSING now");
        assertThat(fake.distributions("acme", "demo", VERSION)).containsKey(WHEEL);
        assertThat(publication().path("wheels").path(0).path("outcome").asText())
                .isEqualTo("unknown");
    }

    @Test
    void whatIsThereAndGetsALabelIsNotSaidToBeUnpublished() throws IOException {
        byte[] wheel = Files.readAllBytes(basedir.resolve("target").resolve(WHEEL));
        fake.distribution("acme", "demo", VERSION, WHEEL, wheel, "staging");
        assertThat(killAfter(Endpoint.LABEL_ADD))
                .contains("ERROR The run was stopped from outside before it ended.", "not known: " + WHEEL)
                .doesNotContain("not published", "nothing was changed");
    }

    @Test
    void saysWhatIsPublishedByThen() throws IOException {
        String fresh = "demo-1.0.dev2-cp311-none-any.whl";
        WheelBuilder.wheel("demo", VERSION).tags("cp311", "none", "any").buildIn(basedir.resolve("target"));
        fake.after(Endpoint.COMMIT, () -> fake.staysSilent(Endpoint.STORAGE));
        try (OtherGoalRun run = new OtherGoalRun(basedir, TOKEN, fake.apiUrl())) {
            run.go();
            run.readUntil("DEBUG Sending " + WHEEL);
            run.terminate();
            assertThat(run.readAll())
                    .contains("MISSING now: " + WHEEL, "published: " + fresh, "published 1 of 2 wheels");
        } finally {
            fake.behavesAgain();
        }
        assertThat(fake.distributions("acme", "demo", VERSION))
                .containsKey(fresh)
                .doesNotContainKey(WHEEL);
    }

    /** Eight files are being replaced; the run goes on beside its last words for as long as these take. */
    @Test
    void whatWasSaidLastStaysTrue() throws IOException {
        List<String> names = new ArrayList<>();
        for (int minor = 1; minor <= 8; minor++) {
            String name = "demo-1.0.dev2-cp31" + minor + "-none-any.whl";
            names.add(name);
            WheelBuilder.wheel("demo", VERSION)
                    .tags("cp31" + minor, "none", "any")
                    .buildIn(basedir.resolve("target"));
            fake.distribution("acme", "demo", VERSION, name, name.getBytes(StandardCharsets.UTF_8), "main");
        }
        try (OtherGoalRun run = new OtherGoalRun(basedir, TOKEN, fake.apiUrl())) {
            fake.after(Endpoint.COMMIT, run::terminate);
            run.go();
            run.readAll();
        }
        JsonNode wheels = publication().path("wheels");
        for (String name : names) {
            String outcome = StreamSupport.stream(wheels.spliterator(), false)
                    .filter(wheel -> wheel.path("filename").asText().equals(name))
                    .map(wheel -> wheel.path("outcome").asText())
                    .findFirst()
                    .orElseThrow();
            FakeDistribution there = fake.distributions("acme", "demo", VERSION).get(name);
            if (outcome.equals("failed")) {
                assertThat(there != null && there.size() == name.length())
                        .as(name)
                        .isTrue();
            } else if (outcome.equals("missing")) {
                assertThat(there).as(name).isNull();
            }
        }
    }

    @Test
    void theNextRunSaysWhatItFoundAndFillsTheHole() throws Exception {
        killInTheHole();
        fake.passes(Duration.ofMinutes(3)); // the killed run's staging holds the name for two
        GoalRun next = new GoalRun(basedir, TOKEN);
        next.mojo().apiUrl = fake.apiUrl();
        next.run();
        assertThat(next.log())
                .contains("WARN The last run here was stopped before it ended; MISSING then: " + WHEEL)
                .contains("published 1 of 1 wheel\n");
        assertThat(fake.distributions("acme", "demo", VERSION)).containsKey(WHEEL);
    }
}
