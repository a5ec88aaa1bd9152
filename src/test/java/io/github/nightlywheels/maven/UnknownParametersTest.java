package io.github.nightlywheels.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.failure.ConfigurationFailure.UnknownParameter;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What would do something else than was meant stops a goal before it does anything. */
class UnknownParametersTest {
    private static final PluginDescriptor DESCRIPTOR =
            GoalRun.execution("publish-nightly").getMojoDescriptor().getPluginDescriptor();

    @TempDir
    Path directory;

    private BuildOfModules build;
    private MavenProject project;

    @BeforeEach
    void start() {
        build = new BuildOfModules(directory);
        project = build.module("demo", "1.2.3-SNAPSHOT");
    }

    private void check() {
        MavenSession session = build.session();
        UnknownParameters.of(DESCRIPTOR).refuse(session, project);
    }

    private Failure refused() {
        try {
            check();
        } catch (FailureException e) {
            return e.failure();
        }
        throw new AssertionError("nothing was refused");
    }

    @ParameterizedTest
    @CsvSource({
        "nightly.dryrun, nightly.dryRun",
        "Nightly.dryRun, nightly.dryRun",
        "nightly.organisation, nightly.organization",
        "nightly.failon, nightly.failOn",
        "nightly.versionfrom, nightly.versionFrom",
        "nightly.author, <authors> in the plugin's <configuration>"
    })
    void refusesAMisspelledPropertyOfTheCommandLine(String written, String meant) {
        build.with(written, "true");
        assertThat(refused()).isEqualTo(new UnknownParameter(written, "on the command line", Optional.of(meant)));
    }

    @Test
    void saysThatNothingWasSentAndWhatWasMeant() {
        build.with("nightly.dryrun", "true");
        Failure refused = refused();
        assertThat(refused.problem())
                .isEqualTo("nightly.dryrun is no parameter; did you mean nightly.dryRun? (nothing was sent)");
        assertThat(refused.remedy(new MavenParameterNames()))
                .isEqualTo("correct or remove nightly.dryrun on the command line");
    }

    @Test
    void refusesAPropertyOfTheProject() {
        project.getProperties().setProperty("nightly.keepVersion", "3");
        assertThat(refused())
                .isEqualTo(new UnknownParameter(
                        "nightly.keepVersion",
                        "in <properties> of the project demo, of a parent or of a profile",
                        Optional.of("nightly.keepVersions")));
    }

    @Test
    void refusesAnElementOfTheConfiguration() {
        Plugin plugin = PluginModel.plugin();
        plugin.setConfiguration(PluginModel.configuration("dryrun", "true"));
        project.getBuild().addPlugin(plugin);
        assertThat(refused())
                .isEqualTo(new UnknownParameter(
                        "<dryrun>",
                        "in the <configuration> of the plugin of the project demo, of a parent or of a profile",
                        Optional.of("<dryRun>")));
    }

    @Test
    void namesTheExecutionOfAnElement() {
        Plugin plugin = PluginModel.plugin();
        plugin.addExecution(PluginModel.execution(
                "nightly", "publish-nightly", PluginModel.configuration("nightly.organization", "acme")));
        project.getBuild().addPlugin(plugin);
        assertThat(refused().problem())
                .isEqualTo("<nightly.organization> is no parameter; did you mean <organization>? (nothing was sent)");
        assertThat(refused().remedy(new MavenParameterNames()))
                .startsWith("correct or remove <nightly.organization> in the <configuration> of the execution nightly");
    }

    @Test
    void refusesWhatMavenFillsItself() {
        Plugin plugin = PluginModel.plugin();
        plugin.setConfiguration(PluginModel.configuration("project", "demo"));
        project.getBuild().addPlugin(plugin);
        assertThat(refused().problem()).startsWith("<project> is no parameter; did you mean <projects>?");
    }

    @Test
    void readsWhatIsManagedForTheCommandLine() {
        Plugin plugin = PluginModel.plugin();
        plugin.setConfiguration(PluginModel.configuration("label", "dev"));
        PluginManagement managed = new PluginManagement();
        managed.addPlugin(plugin);
        project.getBuild().setPluginManagement(managed);
        assertThat(refused().problem()).startsWith("<label> is no parameter; did you mean <labels>?");
    }

    @Test
    void namesAllThatAreUnknownAtOnce() {
        build.with("nightly.dryrun", "true").with("nightly.organisation", "me");
        assertThat(refused().problem())
                .contains(
                        "There are 2 problems:",
                        "nightly.dryrun is no parameter",
                        "nightly.organisation is no parameter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nightly.dryRun",
                "nightly.projects",
                "nightly.versionFrom",
                "nightly.version",
                "night",
                "dryrun",
                "nightly",
                "nightly-wheels.version",
                "my.nightly.dryrun"
            })
    void knowsThePropertiesOfAllGoalsAndLeavesOtherNamesAlone(String name) {
        build.with(name, "x");
        project.getProperties().setProperty(name, "x");
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void knowsTheElementsOfAllGoals() {
        Plugin plugin = PluginModel.plugin();
        plugin.setConfiguration(PluginModel.configuration("authors", "me"));
        plugin.addExecution(PluginModel.execution(
                "version", "nightly-version", PluginModel.configuration("versionFile", "version.txt")));
        project.getBuild().addPlugin(plugin);
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void knowsThePropertyThatTheUserChoseForTheVersion() {
        MavenProject other = build.module("other", "1-SNAPSHOT");
        Plugin plugin = PluginModel.plugin();
        plugin.addExecution(PluginModel.execution(
                "version", "nightly-version", PluginModel.configuration("versionProperty", "nightly.wheelVersion")));
        other.getBuild().addPlugin(plugin);
        build.with("nightly.wheelVersion", "1.dev1").with("nightly.versionProperty", "nightly.another");
        project.getProperties().setProperty("nightly.another", "1.dev1");
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    /** An earlier module may have published when its own turn comes. */
    @Test
    void looksAtAllModulesBeforeTheFirstPublishes() {
        MavenProject later = build.module("later", "1-SNAPSHOT");
        later.getProperties().setProperty("nightly.keepVersion", "3");
        Plugin plugin = PluginModel.plugin();
        plugin.setConfiguration(PluginModel.configuration("dryrun", "true"));
        later.getBuild().addPlugin(plugin);
        assertThat(refused().problem())
                .contains("nightly.keepVersion is no parameter", "<dryrun> is no parameter; did you mean <dryRun>?");
        assertThat(refused().remedy(new MavenParameterNames()))
                .contains("in <properties> of the project later", "of the plugin of the project later");
    }

    @Test
    void leavesAModuleWithAnotherVersionOfThePluginToThatVersion() {
        MavenProject module = build.module("module", "1.2.3-SNAPSHOT");
        module.getProperties().setProperty("nightly.newInVersion9", "true");
        Plugin plugin = PluginModel.plugin();
        plugin.setVersion(DESCRIPTOR.getVersion());
        module.getBuild().addPlugin(plugin);
        assertThat(refused().problem()).startsWith("nightly.newInVersion9 is no parameter");
        plugin.setVersion("9.0");
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    /** Though it knows the same parameters, the version that came first has left these modules out. */
    @Test
    void theFirstGoalOfAnotherVersionLooksAtItsModulesToo() {
        Plugin other = PluginModel.plugin();
        other.setVersion("9.0");
        MavenProject later = build.module("later", "1-SNAPSHOT");
        later.getProperties().setProperty("nightly.keepVersion", "3");
        later.getBuild().addPlugin(other);
        MavenSession session = build.session();
        UnknownParameters first = UnknownParameters.of(DESCRIPTOR);
        first.refuse(session, project);
        UnknownParameters second = new UnknownParameters(first.known(), first.key(), "9.0");
        assertThatThrownBy(() -> second.refuse(session, project))
                .hasMessageStartingWith("nightly.keepVersion is no parameter");
    }

    @Test
    void looksAtTheOwnModuleEachTime() {
        check();
        project.getProperties().setProperty("nightly.keepVersion", "3");
        assertThat(refused().problem()).startsWith("nightly.keepVersion is no parameter");
    }

    @Test
    void everyGoalStops() {
        build.with("nightly.dryrun", "true");
        NightlyVersionMojo version = new NightlyVersionMojo();
        version.session = build.session();
        version.project = project;
        version.execution = GoalRun.execution("nightly-version");
        assertThatThrownBy(version::execute).hasMessageContaining("nightly.dryrun is no parameter");
        assertThat(project.getProperties()).isEmpty();
    }
}
