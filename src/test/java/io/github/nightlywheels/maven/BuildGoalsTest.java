package io.github.nightlywheels.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

/** The parameters of the goals that build: their defaults. */
@MojoTest
@Basedir("/unit/defaults")
class BuildGoalsTest {
    @Test
    @InjectMojo(goal = "nightly-version", pom = "pom.xml")
    void nightlyVersionHasTheDocumentedDefaults(NightlyVersionMojo mojo) {
        assertThat(mojo.versionNumber).isEqualTo("timestamp");
        assertThat(mojo.versionProperty).isEqualTo("nightly.version");
        assertThat(mojo.localQualifier).isEqualTo("false");
        assertThat(mojo.print).isEqualTo("false");
        assertThat(mojo.versionFile).isNull();
        assertThat(mojo.versionFrom).isNull();
        assertThat(mojo.version).isNull();
    }

    @Test
    @InjectMojo(goal = "package-wheel", pom = "pom.xml")
    void packageWheelHasTheDocumentedDefaults(PackageWheelMojo mojo) {
        assertThat(mojo.pythonDirectory).isEqualTo(new File(mojo.project.getBasedir(), "src/main/python"));
        assertThat(mojo.wheelDirectory)
                .isEqualTo(new File(mojo.project.getBuild().getDirectory()));
        assertThat(mojo.name).isEqualTo(mojo.project.getArtifactId());
        assertThat(mojo.tag).isEqualTo("py3-none-any");
        assertThat(mojo.includeArtifact).isEqualTo("true");
        assertThat(mojo.includeDependencies).isEqualTo("none");
        assertThat(mojo.jarsDirectory).isNull();
        assertThat(mojo.license).isNull();
        assertThat(mojo.readme).isNull();
    }
}
