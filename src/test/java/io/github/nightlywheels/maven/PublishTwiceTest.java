package io.github.nightlywheels.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.wheel.WheelBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second run, and a second publication in one build. */
class PublishTwiceTest {
    @TempDir
    private Path basedir;

    private GoalRun goal;

    @BeforeEach
    void setUp() throws MojoFailureException {
        wheel("1");
        goal = new GoalRun(basedir, "unused");
        goal.mojo().apiUrl = basedir.resolve("channel").toUri().toString();
        goal.run();
    }

    private void wheel(String content) {
        WheelBuilder.wheel("demo", "1.0.dev1").file("demo/__init__.py", content).buildIn(basedir.resolve("target"));
    }

    private void again() throws MojoFailureException {
        PublishNightlyMojo mojo = goal.again().mojo();
        mojo.apiUrl = basedir.resolve("channel").toUri().toString();
    }

    @Test
    void warnsIfNothingIsNew() throws Exception {
        assertThat(goal.log()).doesNotContain("nothing new");
        again();
        goal.run();
        assertThat(goal.log()).contains("WARN nothing new tonight: of 1 wheel, none had to be sent\n");
    }

    @Test
    void countsNoWheelThatWasLeftOut() throws Exception {
        WheelBuilder.wheel("demo", "1.0.dev0").buildIn(basedir.resolve("target"));
        again();
        goal.run();
        assertThat(goal.log()).contains("WARN nothing new tonight: of 1 wheel, none had to be sent\n");
    }

    @Test
    void failsIfNothingIsNewAndThatIsAsked() throws Exception {
        again();
        goal.mojo().failIfNothingNew = "true";
        assertThatThrownBy(goal::run)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("nothing new tonight")
                .hasMessageContaining("set <failIfNothingNew>false</failIfNothingNew>");
    }

    @Test
    void saysThatThisPublicationChangedNothingWhereAnotherDid() throws Exception {
        again();
        wheel("2");
        goal.mojo().onConflict = "fail";
        assertThatThrownBy(goal::run)
                .hasMessageContaining(
                        "channel    acme (nothing was changed now; earlier in this build 1 wheel was published there)");
    }

    @Test
    void refusesOtherContentUnderANameThatTheBuildHasPublished() throws Exception {
        again();
        Files.createDirectories(basedir.resolve("other"));
        WheelBuilder.wheel("demo", "1.0.dev1").file("demo/__init__.py", "3").buildIn(basedir.resolve("other"));
        goal.mojo().wheelDirectory = basedir.resolve("other").toFile();
        assertThatThrownBy(goal::run).hasMessageContaining("Two wheels with different content are both called");
    }
}
