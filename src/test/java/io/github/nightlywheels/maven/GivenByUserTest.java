package io.github.nightlywheels.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Properties;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody has set is told from what Maven puts there by itself. */
class GivenByUserTest {
    @TempDir
    Path directory;

    private final MojoExecution execution = GoalRun.execution("publish-nightly");
    private final Xpp3Dom configuration = new Xpp3Dom("configuration");
    private final Properties commandLine = new Properties();
    private final Properties jvm = new Properties();
    private MavenProject project;

    @BeforeEach
    void start() {
        project = new BuildOfModules(directory).module("demo", "1-SNAPSHOT");
        execution.setConfiguration(configuration);
    }

    private boolean isGiven(String name) {
        return new GivenByUser(new UserProperties(commandLine, jvm), project, execution).has(name);
    }

    private void configure(String name, String value) {
        Xpp3Dom element = new Xpp3Dom(name);
        element.setValue(value);
        configuration.addChild(element);
    }

    @Test
    void takesTheExpressionOfADefaultForNothing() {
        configure("organization", "${nightly.organization}");
        assertThat(isGiven("organization")).isFalse();
    }

    @Test
    void takesADefaultThatSomebodyHasWrittenDownForGiven() {
        configure("organization", "scientific-python-nightly-wheels");
        configure("labels", "main");
        assertThat(isGiven("organization")).isTrue();
        assertThat(isGiven("labels")).isTrue();
        assertThat(isGiven("apiUrl")).isFalse();
    }

    @Test
    void looksIntoAllPropertiesThatMavenTakesParametersFrom() {
        commandLine.setProperty("nightly.organization", "acme");
        jvm.setProperty("nightly.labels", "main");
        project.getProperties().setProperty("nightly.serverId", "anaconda-nightly");
        commandLine.setProperty("nightly.apiUrl", " ");
        assertThat(isGiven("organization")).isTrue();
        assertThat(isGiven("labels")).isTrue();
        assertThat(isGiven("serverId")).isTrue();
        assertThat(isGiven("apiUrl")).isFalse();
    }

    @Test
    void knowsNoParameterThatTheGoalDoesNotHave() {
        commandLine.setProperty("nightly.keepEverything", "true");
        assertThat(isGiven("keepEverything")).isFalse();
    }
}
