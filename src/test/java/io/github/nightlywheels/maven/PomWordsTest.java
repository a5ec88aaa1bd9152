package io.github.nightlywheels.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.engine.ParameterDefaults;
import io.github.nightlywheels.fake.FakeAnaconda;
import io.github.nightlywheels.fake.pypi.FakePypi;
import io.github.nightlywheels.fake.pypi.ServerManners;
import io.github.nightlywheels.wheel.WheelBuilder;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fails nothing names a parameter as it is written in a POM. */
class PomWordsTest {
    private static final String TOKEN = "jd-0123456789-abcdef";

    @TempDir
    private Path basedir;

    @BeforeEach
    void buildWheel() {
        WheelBuilder.wheel("demo", "1.0.dev1").buildIn(basedir.resolve("target"));
    }

    @Test
    void tellsWhichParameterNamesTheIndex() throws MojoFailureException {
        try (FakePypi fake = new FakePypi().answersLike(ServerManners.AZURE)) {
            GoalRun goal = new GoalRun(basedir, fake.password());
            goal.mojo().organization = ParameterDefaults.ORGANIZATION;
            goal.mojo().apiUrl = fake.apiUrl();
            goal.run();
            assertThat(goal.log())
                    .contains("WARN indexUrl is not set: what ", "and without indexUrl it cannot be seen whether");
        }
    }

    @Test
    void tellsWhichParameterGivesTheLabels() throws MojoFailureException {
        try (FakeAnaconda fake = FakeAnaconda.withWriter("jdoe", TOKEN, "acme", "demo")) {
            GoalRun goal = new GoalRun(basedir, TOKEN);
            goal.mojo().apiUrl = fake.apiUrl();
            goal.mojo().labels = List.of("dev");
            goal.run();
            assertThat(goal.log()).contains("WARN labels are [dev]: without main, pip does not see the wheels");
        }
    }
}
