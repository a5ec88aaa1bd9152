package io.github.nightlywheels.channel.pypi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.RealPip;
import io.github.nightlywheels.fake.pypi.ServerManners;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was published is what the real pip installs, from each kind of index. */
@Timeout(180)
class PypiPipTest {
    @TempDir
    Path directory;

    @BeforeAll
    static void findPip() {
        RealPip.assumeThatItIsThere(PypiPipTest.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"PYPI", "NEXUS", "GITEA", "GOOGLE"})
    void installsTheNewestNightly(ServerManners server) throws Exception {
        try (PypiRun run = new PypiRun(directory)) {
            run.fake.answersLike(server);
            run.publishes(
                    run.wheel("Demo.Pkg", "1.0", "py3", "release"),
                    run.wheel("Demo.Pkg", "1.1.dev1", "py3", "nightly"));
            Path target = directory.resolve("target");
            String index = run.channel().indexUrl(List.of()).orElseThrow();
            RealPip.Result pip = RealPip.install(directory, target, index, "demo-pkg");
            assertThat(pip.exit()).as(pip.output()).isZero();
            assertThat(pip.output()).contains("Looking in indexes: " + index);
            assertThat(target.resolve("content.txt")).hasContent("nightly");
            assertThat(target.resolve("demo_pkg-1.1.dev1.dist-info")).exists();
        }
    }
}
