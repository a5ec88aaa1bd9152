package io.github.nightlywheels.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.wheel.WheelBuilder;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goals that look after a channel, in the same build as others. */
class UpkeepGoalsTest {
    @TempDir
    private Path basedir;

    private final RecordingLog log = new RecordingLog(false);
    private GoalRun publication;

    @BeforeEach
    void setUp() {
        publication = new GoalRun(basedir, "unused");
        publication.mojo().apiUrl = channel();
    }

    private String channel() {
        return basedir.resolve("channel").toUri().toString();
    }

    private <T extends AbstractUpkeepMojo> T set(T mojo, String goal) {
        mojo.session = publication.mojo().session;
        mojo.project = publication.mojo().project;
        mojo.execution = GoalRun.execution(goal);
        mojo.organization = "acme";
        mojo.apiUrl = channel();
        mojo.serverId = "unset";
        mojo.tokenEnvironmentVariable = "NIGHTLY_WHEELS_TEST_UNSET";
        mojo.labels = List.of("main");
        mojo.projects = List.of("demo");
        mojo.skip = "false";
        mojo.threads = 2;
        mojo.timeout = 20;
        mojo.buildDirectory = basedir.resolve("target").toFile();
        mojo.setLog(log);
        return mojo;
    }

    private PruneMojo prune() {
        PruneMojo prune = set(
                new PruneMojo(request -> {
                    throw new UnsupportedOperationException();
                }),
                "prune");
        prune.maxRemovals = 200;
        prune.keepVersions = 1;
        return prune;
    }

    private ChannelStatusMojo status() {
        return set(
                new ChannelStatusMojo(request -> {
                    throw new UnsupportedOperationException();
                }),
                "channel-status");
    }

    private void publish(int number) throws MojoFailureException {
        WheelBuilder.wheel("demo", "1.0.dev" + number).buildIn(basedir.resolve("target"));
        publication.again().mojo().apiUrl = channel();
        publication.run();
    }

    /** Gives the project an execution of the goal, and takes away the one it had. */
    private static void configure(AbstractUpkeepMojo mojo, String parameter, String value) {
        mojo.project.getBuild().flushPluginMap();
        mojo.project.getBuild().getPlugins().clear();
        mojo.project
                .getBuild()
                .addPlugin(PluginModel.plugin(PluginModel.execution(
                        "nightly",
                        mojo.execution.getMojoDescriptor().getGoal(),
                        PluginModel.configuration(parameter, value))));
    }

    @Test
    void neitherTakesAnotherChannelThanItsExecution() {
        for (AbstractUpkeepMojo mojo : List.of(prune(), status())) {
            configure(mojo, "organization", "mine");
            assertThatThrownBy(mojo::execute)
                    .hasMessageContaining(
                            "The execution nightly configures organization mine, but this one would use organization acme");
        }
    }

    @Test
    void neitherLooksAtADirectoryOfWheelsThatOnlyAPublicationHas() {
        for (AbstractUpkeepMojo mojo : List.of(prune(), status())) {
            configure(mojo, "wheelDirectory", "dist");
            assertThatCode(mojo::execute).doesNotThrowAnyException();
        }
    }

    @Test
    void noHintRecommendsAPropertyThatCannotWin() throws Exception {
        publish(1);
        publish(2);
        PruneMojo prune = prune();
        prune.execution.setConfiguration(PluginModel.configuration("confirm", "false"));
        prune.execute();
        assertThat(String.join("\n", log.lines()))
                .contains("To remove them, run this with <confirm>true</confirm> in the POM");
    }

    @Test
    void whatWasPrunedInABuildIsToldByAPublicationThatFailsAfterIt() throws Exception {
        publish(1);
        publish(2);
        publication = new GoalRun(basedir, "unused");
        PruneMojo prune = prune();
        prune.confirm = "true";
        assertThatCode(prune::execute).doesNotThrowAnyException();
        WheelBuilder.wheel("demo", "1.0.dev2").file("demo/__init__.py", "other").buildIn(basedir.resolve("target"));
        publication.mojo().apiUrl = channel();
        publication.mojo().onConflict = "fail";
        assertThatThrownBy(publication::run)
                .hasMessageContaining("(nothing was changed now; earlier in this build 1 file was removed there)");
    }
}
