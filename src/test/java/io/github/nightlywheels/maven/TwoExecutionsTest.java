package io.github.nightlywheels.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.FakeAnaconda;
import io.github.nightlywheels.wheel.WheelBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two executions of one build that are configured differently: what one has does not count for the other. */
class TwoExecutionsTest {
    private static final String TOKEN = "an-0123456789-abcdef";

    @TempDir
    private Path basedir;

    private FakeAnaconda anaconda;
    private GoalRun goal;

    @BeforeEach
    void setUp() {
        anaconda = FakeAnaconda.withWriter("jdoe", TOKEN, "acme", "demo");
        anaconda.writer("jdoe", TOKEN, "stage", "demo");
        for (String organization : List.of("acme", "stage")) {
            anaconda.group(organization, "demo").member("second");
            for (int i = 1; i <= 3; i++) {
                distribution(organization, "1.0.dev" + i, 10 - i);
            }
        }
        WheelBuilder.wheel("demo", "1.0.dev9").buildIn(basedir.resolve("target"));
        goal = new GoalRun(basedir, TOKEN);
        configure("first", "second");
    }

    private void configure(String... executions) {
        goal.mojo()
                .project
                .getBuild()
                .addPlugin(PluginModel.plugin(
                        Stream.of(executions).map(TwoExecutionsTest::execution).toArray(PluginExecution[]::new)));
    }

    @AfterEach
    void tearDown() {
        anaconda.close();
    }

    private static PluginExecution execution(String id) {
        return PluginModel.execution(id, "publish-nightly", PluginModel.configuration());
    }

    private void distribution(String organization, String version, int daysAgo) {
        anaconda.distribution(
                organization,
                "demo",
                version,
                "demo-" + version + "-py3-none-any.whl",
                version.getBytes(StandardCharsets.UTF_8),
                Instant.now().minus(Duration.ofDays(daysAgo)),
                "main");
    }

    /** An execution that publishes to this organization at the end of the build. */
    private PublishNightlyMojo next(String id, String organization) {
        PublishNightlyMojo mojo = goal.again().mojo();
        mojo.execution = new MojoExecution(
                GoalRun.execution("publish-nightly").getMojoDescriptor(), id, MojoExecution.Source.LIFECYCLE);
        mojo.execution.setLifecyclePhase("deploy");
        mojo.execution.getMojoDescriptor().getPluginDescriptor().setPlugin(PluginModel.plugin());
        mojo.apiUrl = anaconda.apiUrl();
        mojo.organization = organization;
        mojo.maxRemovals = 200;
        return mojo;
    }

    private void assertPruned(String pruned, String whole) {
        assertThat(anaconda.releases(pruned, "demo")).containsExactly("1.0.dev9");
        assertThat(anaconda.releases(whole, "demo"))
                .containsExactlyInAnyOrder("1.0.dev1", "1.0.dev2", "1.0.dev3", "1.0.dev9");
    }

    @Test
    void prunesWhatTheFirstIsToPruneAndNothingOfTheSecond() throws Exception {
        next("first", "stage").keepVersions = 1;
        goal.run();
        next("second", "acme");
        goal.run();
        assertPruned("stage", "acme");
    }

    @Test
    void prunesWhatTheSecondIsToPruneAndNothingOfTheFirst() throws Exception {
        next("first", "stage");
        goal.run();
        next("second", "acme").keepVersions = 1;
        goal.run();
        assertPruned("acme", "stage");
    }

    @Test
    void prunesEachProjectOfAChannelByTheRuleOfTheExecutionThatPublishesIt() throws Exception {
        anaconda.writer("jdoe", TOKEN, "acme", "other");
        anaconda.group("acme", "other").member("second");
        WheelBuilder.wheel("other", "1.0.dev9").buildIn(basedir.resolve("other"));
        next("first", "acme").keepVersions = 1;
        goal.run();
        PublishNightlyMojo second = next("second", "acme");
        second.wheelDirectory = basedir.resolve("other").toFile();
        anaconda.distribution(
                "acme",
                "other",
                "1.0.dev1",
                "other-1.0.dev1-py3-none-any.whl",
                new byte[] {1},
                Instant.now().minus(Duration.ofDays(9)),
                "main");
        goal.run();
        assertThat(anaconda.releases("acme", "demo")).containsExactly("1.0.dev9");
        assertThat(anaconda.releases("acme", "other")).containsExactlyInAnyOrder("1.0.dev1", "1.0.dev9");
    }

    @Test
    void failsForWantOfAnythingNewOnlyWhereThatIsAsked() throws Exception {
        next("first", "stage");
        goal.run();
        next("second", "acme");
        goal.run();
        goal = new GoalRun(basedir, TOKEN);
        configure("first", "second");
        next("first", "stage");
        goal.run();
        next("second", "acme").failIfNothingNew = "true";
        assertThatThrownBy(goal::run)
                .hasMessageContaining("the execution second of demo failed:")
                .hasMessageNotContaining("the execution first of demo failed:");
    }

    @Test
    void refusesATokenOnlyForTheExecutionThatAsksForMore() throws Exception {
        anaconda.token(TOKEN).expires(Instant.now().plus(Duration.ofDays(40)));
        next("first", "stage");
        goal.run();
        next("second", "acme").failBeforeExpiry = 60;
        assertThatThrownBy(goal::run).hasMessageContaining("the execution second of demo failed:");
        assertThat(anaconda.releases("stage", "demo")).contains("1.0.dev9");
        assertThat(anaconda.releases("acme", "demo")).doesNotContain("1.0.dev9");
    }

    @Test
    void limitsTheRoomOfTheSecondByItsOwnQuota() throws Exception {
        next("first", "stage");
        goal.run();
        next("second", "acme").quota = "1B";
        assertThatThrownBy(goal::run)
                .hasMessageContaining("the execution second of demo failed:")
                .hasMessageContaining("more than the 1 B that they may take");
    }

    @Test
    void namesTheChannelThatTwoContentsAreMeantFor() throws Exception {
        goal = new GoalRun(basedir, TOKEN);
        configure("first", "second", "third");
        next("first", "stage");
        goal.run();
        next("second", "acme");
        goal.run();
        WheelBuilder.wheel("demo", "1.0.dev9").file("demo/__init__.py", "other").buildIn(basedir.resolve("other"));
        next("third", "acme").wheelDirectory = basedir.resolve("other").toFile();
        assertThatThrownBy(goal::run)
                .hasMessageContaining("Two wheels with different content are both called")
                .hasMessageContaining("channel    acme");
    }

    @Test
    void deletesNothingMoreOnAChannelOnWhichAFileWasLost() throws Exception {
        for (String project : List.of("demo", "other")) {
            anaconda.writer("jdoe", TOKEN, "acme", project);
            anaconda.group("acme", project).member("second");
            for (String version : List.of("1.0.dev1", "1.0.dev9")) {
                anaconda.distribution(
                        "acme",
                        project,
                        version,
                        project + "-" + version + "-py3-none-any.whl",
                        new byte[] {1},
                        Instant.now().minus(Duration.ofDays(1)),
                        "main");
            }
        }
        anaconda.alwaysAnswers(Endpoint.COMMIT, Answer.error(402, "Storage requirements exceeded (1 bytes)."));
        WheelBuilder.wheel("other", "1.0.dev9").buildIn(basedir.resolve("other"));
        next("first", "acme");
        goal.run();
        PublishNightlyMojo second = next("second", "acme");
        second.wheelDirectory = basedir.resolve("other").toFile();
        second.keepVersions = 1;
        assertThatThrownBy(goal::run).hasMessageContaining("the execution first of demo failed:");
        assertThat(anaconda.releases("acme", "other")).containsExactlyInAnyOrder("1.0.dev1", "1.0.dev9");
        assertThat(goal.log())
                .contains("WARN An earlier publication of this build to acme has failed, so this one deletes nothing");
    }
}
