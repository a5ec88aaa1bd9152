package io.github.nightlywheels.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.failure.ConfigurationFailure.OtherChannel;
import io.github.nightlywheels.failure.Failure;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The goal on the command line, in a build whose executions of it may name another channel. */
class ExecutionChannelsTest {
    private static final String GOAL = "publish-nightly";
    private static final Map<String, String> DEFAULTS =
            Map.of("organization", "scientific-python-nightly-wheels", "apiUrl", "https://x", "labels", "main");

    @TempDir
    Path directory;

    private BuildOfModules build;
    private MavenProject project;

    @BeforeEach
    void start() {
        build = new BuildOfModules(directory);
        project = build.module("demo", "1-SNAPSHOT");
    }

    private void configure(MavenProject module, String goal, Xpp3Dom configuration) {
        module.getBuild().addPlugin(PluginModel.plugin(PluginModel.execution("nightly", goal, configuration)));
    }

    private Optional<Failure> ignored(MojoExecution execution) {
        return new ExecutionChannels(build.session(), execution)
                .ignored(
                        DEFAULTS,
                        Optional.of(module -> module.getBasedir().toPath().resolve("target")));
    }

    private Optional<Failure> ignored() {
        return ignored(GoalRun.execution(GOAL));
    }

    @Test
    void refusesToPublishElsewhereThanTheExecution() {
        configure(project, GOAL, PluginModel.configuration("organization", "acme", "labels", "main, dev"));
        assertThat(ignored())
                .contains(new OtherChannel(
                        "nightly",
                        "organization acme, labels main,dev",
                        "organization scientific-python-nightly-wheels, labels main",
                        "mvn nightly-wheels:publish-nightly@nightly",
                        "organization"));
    }

    @Test
    void namesTheExecutionAndTheCommand() {
        configure(project, GOAL, PluginModel.configuration("organization", "acme"));
        Failure failure = ignored().orElseThrow();
        assertThat(failure.problem())
                .isEqualTo("The execution nightly configures organization acme, but this one would use organization"
                        + " scientific-python-nightly-wheels; it has sent nothing.");
        assertThat(failure.remedy(new MavenParameterNames()))
                .isEqualTo("run mvn nightly-wheels:publish-nightly@nightly;\n"
                        + "to publish elsewhere, give -Dnightly.organization=VALUE");
    }

    @Test
    void comparesTheUrl() {
        configure(project, GOAL, PluginModel.configuration("apiUrl", "https://y"));
        assertThat(ignored().map(Failure::problem))
                .contains("The execution nightly configures apiUrl https://y, but this one would use apiUrl https://x"
                        + "; it has sent nothing.");
        build.with("nightly.apiUrl", "https://x");
        assertThat(ignored()).isEmpty();
    }

    @Test
    void leadsToTheModuleThatHasTheExecution() {
        MavenProject module = build.module("module", "1-SNAPSHOT");
        configure(module, GOAL, PluginModel.configuration("organization", "acme"));
        assertThat(ignored().orElseThrow().remedy(new MavenParameterNames()))
                .startsWith("run mvn -f " + module.getFile() + " nightly-wheels:publish-nightly@nightly;");
    }

    @Test
    void comparesTheDirectoryOfTheWheels() {
        configure(project, GOAL, PluginModel.configuration("wheelDirectory", "dist"));
        assertThat(ignored()).isPresent();
        build.with("nightly.wheelDirectory", "other");
        assertThat(ignored()).isEmpty();
    }

    /** Maven hands an execution's elements to all of its goals, also those that a goal does not have. */
    @Test
    void comparesOnlyWhatTheGoalHas() {
        configure(project, GOAL, PluginModel.configuration("labels", "dev", "wheelDirectory", "dist"));
        assertThat(new ExecutionChannels(build.session(), GoalRun.execution(GOAL))
                        .ignored(Map.of("organization", "acme"), Optional.empty()))
                .isEmpty();
    }

    @Test
    void letsTheSameChannelPass() {
        configure(
                project,
                GOAL,
                PluginModel.configuration(
                        "organization",
                        "scientific-python-nightly-wheels",
                        "wheelDirectory",
                        "target",
                        "threads",
                        "2"));
        assertThat(ignored()).isEmpty();
    }

    @Test
    void takesWhatIsGivenOnTheCommandLineAsMeant() {
        configure(project, GOAL, PluginModel.configuration("organization", "acme"));
        build.with("nightly.organization", "scientific-python-nightly-wheels");
        assertThat(ignored()).isEmpty();
    }

    /** Maven takes parameters from there too. */
    @ParameterizedTest
    @CsvSource({"organization, scientific-python-nightly-wheels", "wheelDirectory, target"})
    void takesWhatIsGivenInTheOptionsOfTheJvmAsMeant(String parameter, String value) {
        configure(project, GOAL, PluginModel.configuration(parameter, "other"));
        assertThat(ignored()).isPresent();
        build.session().getSystemProperties().setProperty("nightly." + parameter, value);
        assertThat(ignored()).isEmpty();
    }

    @Test
    void letsAnExecutionRunByItsId() {
        configure(project, GOAL, PluginModel.configuration("organization", "acme"));
        MojoExecution byId =
                new MojoExecution(GoalRun.execution(GOAL).getMojoDescriptor(), "nightly", MojoExecution.Source.CLI);
        assertThat(ignored(byId)).isEmpty();
    }

    @Test
    void looksAtNoOtherGoal() {
        configure(project, "check-access", PluginModel.configuration("organization", "acme"));
        assertThat(ignored()).isEmpty();
    }

    @Test
    void knowsThatAChannelIsConfigured() {
        configure(project, GOAL, PluginModel.configuration("organization", "acme"));
        assertThat(new ExecutionChannels(build.session(), GoalRun.execution(GOAL)).isAnyConfigured())
                .isTrue();
    }

    @Test
    void knowsThatNoChannelIsConfigured() {
        configure(project, GOAL, PluginModel.configuration("wheelDirectory", "dist"));
        assertThat(new ExecutionChannels(build.session(), GoalRun.execution(GOAL)).isAnyConfigured())
                .isFalse();
    }
}
