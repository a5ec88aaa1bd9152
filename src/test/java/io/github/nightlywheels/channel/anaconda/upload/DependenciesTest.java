package io.github.nightlywheels.channel.anaconda.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.anaconda.upload.Dependencies.Dependency;
import io.github.nightlywheels.channel.anaconda.upload.Dependencies.DependencyGroup;
import io.github.nightlywheels.wheel.metadata.CoreMetadata;
import io.github.nightlywheels.wheel.metadata.DependencySpecifier;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import io.github.nightlywheels.wheel.metadata.Requirement;
import io.github.nightlywheels.wheel.metadata.VersionSpecifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The groups of requirements that the stage call wants (anaconda-api.md section 2). */
class DependenciesTest {
    @Test
    void groupsDependenciesAsTheStageCallWants() {
        Dependencies dependencies = Dependencies.of(metadata(
                "Zope.Interface>3",
                "numpy==1.0+cu12,<3",
                "dask[array]",
                "tool @ https://x.org/tool.zip",
                "pytest>=8; extra == 'test' and python_version > '3.9'",
                "ruff; python_version > '3.9' and extra == 'lint'",
                "mypy; extra == 'test' or extra == 'lint'",
                "tomli; python_version < '3.11'",
                "colorama; os_name == 'nt'",
                "exceptiongroup; python_version < '3.11'"));
        Dependency mypy = new Dependency("mypy", List.of());
        assertThat(dependencies)
                .isEqualTo(new Dependencies(
                        List.of(
                                new Dependency("dask[array]", List.of()),
                                new Dependency(
                                        "numpy",
                                        List.of(
                                                new VersionSpecifier("==", "1.0+cu12"),
                                                new VersionSpecifier("<", "3"))),
                                new Dependency("tool", List.of(new VersionSpecifier("@", "https://x.org/tool.zip"))),
                                new Dependency("zope-interface", List.of(new VersionSpecifier(">", "3")))),
                        List.of(new DependencyGroup("test", List.of(mypy)), new DependencyGroup("lint", List.of(mypy))),
                        List.of(
                                new DependencyGroup(
                                        "extra == 'test' and python_version > '3.9'",
                                        List.of(new Dependency("pytest", List.of(new VersionSpecifier(">=", "8"))))),
                                new DependencyGroup(
                                        "python_version > '3.9' and extra == 'lint'",
                                        List.of(new Dependency("ruff", List.of()))),
                                new DependencyGroup(
                                        "python_version < '3.11'",
                                        List.of(
                                                new Dependency("tomli", List.of()),
                                                new Dependency("exceptiongroup", List.of()))),
                                new DependencyGroup(
                                        "os_name == 'nt'", List.of(new Dependency("colorama", List.of()))))));
    }

    private static CoreMetadata metadata(String... requirements) {
        return new CoreMetadata(
                "2.4",
                new ProjectName("demo"),
                "1.0",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Arrays.stream(requirements)
                        .map(text -> new Requirement(text, DependencySpecifier.parse(text)))
                        .toList());
    }
}
