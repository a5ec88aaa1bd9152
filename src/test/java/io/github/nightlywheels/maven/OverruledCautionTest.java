package io.github.nightlywheels.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.failure.ConfigurationFailure.CautionOverruled;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.maven.OverruledCaution.GoalEffect;
import io.github.nightlywheels.wheel.WheelBuilder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.InputSource;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the command line asks for caution, and the POM for the opposite and wins. */
class OverruledCautionTest {
    @TempDir
    Path directory;

    private MavenProject project;

    @BeforeEach
    void start() {
        project = new BuildOfModules(directory).module("demo", "1-SNAPSHOT");
    }

    private Optional<Failure> refused(String goal, Xpp3Dom configuration, String... given) {
        return refused(GoalEffect.REMOVES, goal, configuration, given);
    }

    private Optional<Failure> refused(GoalEffect effect, String goal, Xpp3Dom configuration, String... given) {
        MojoExecution execution = GoalRun.execution(goal);
        execution.setConfiguration(configuration);
        Properties properties = new Properties();
        for (int i = 0; i < given.length; i += 2) {
            properties.setProperty(given[i], given[i + 1]);
        }
        try {
            new OverruledCaution(execution, project).refuse(new UserProperties(properties, new Properties()), effect);
        } catch (FailureException e) {
            return Optional.of(e.failure());
        }
        return Optional.empty();
    }

    @ParameterizedTest
    @CsvSource({
        "publish-nightly, dryRun, false, nightly.dryRun, true",
        "publish-nightly, dryRun, FALSE, nightly.dryRun, true",
        "publish-nightly, skip, false, nightly.skip, true",
        "publish-nightly, skip, false, nightly.skip, snapshots",
        "publish-nightly, skip, releases, nightly.skip, true",
        "publish-nightly, republish, true, nightly.republish, false",
        "prune, pruneReleases, true, nightly.pruneReleases, false",
        "prune, keepWhole, false, nightly.keepWhole, true",
        "publish-nightly, onConflict, replace, nightly.onConflict, fail",
        "publish-nightly, onConflict, replace, nightly.onConflict, skip",
        "publish-nightly, allowSharedChannel, true, nightly.allowSharedChannel, false",
        "check-access, allowInsecureHttp, true, nightly.allowInsecureHttp, false",
        "prune, confirm, true, nightly.prune.confirm, false",
        "prune, projects, *, nightly.projects, demo",
        "prune, labels, 'main,nightly', nightly.labels, nightly",
        "prune, keepDays, 7, nightly.keepDays, 90",
        "prune, keepVersions, 9, nightly.keepVersions, 10",
        "publish-nightly, keepVersions, 1, nightly.keepVersions, 5",
        "publish-nightly, maxRemovals, 5000, nightly.maxRemovals, 10",
        "prune, dryRun, false, nightly.dryRun, true"
    })
    void refusesWhatWasToBeLeft(String goal, String parameter, String inPom, String property, String given) {
        assertThat(refused(goal, PluginModel.configuration(parameter, inPom), property, given))
                .contains(new CautionOverruled(
                        "-D" + property + "=" + given,
                        "<" + parameter + ">" + inPom + "</" + parameter
                                + "> in the <configuration> of the project demo, of a parent or of a profile",
                        "<" + property + ">" + inPom + "</" + property + "> into <properties>"));
    }

    @ParameterizedTest
    @CsvSource({
        "publish-nightly, dryRun, true, nightly.dryRun, false",
        "publish-nightly, dryRun, false, nightly.dryRun, false",
        "publish-nightly, dryRun, ${nightly.dryRun}, nightly.dryRun, true",
        "publish-nightly, skip, false, nightly.skip, releases",
        "publish-nightly, skip, snapshots, nightly.skip, true",
        "publish-nightly, onConflict, skip, nightly.onConflict, fail",
        "publish-nightly, organization, acme, nightly.organization, me",
        "prune, confirm, true, nightly.dryRun, true",
        "prune, projects, demo, nightly.projects, demo",
        "prune, projects, 'a,b', nightly.projects, 'b, a,'",
        "prune, projects, demo, nightly.projects, 'demo,other'",
        "prune, projects, demo, nightly.projects, *",
        "prune, labels, nightly, nightly.labels, 'main,nightly'",
        "prune, keepDays, 90, nightly.keepDays, 7",
        "prune, keepVersions, 10, nightly.keepVersions, 9",
        "prune, keepVersions, 10, nightly.keepVersions, many",
        "prune, maxRemovals, 10, nightly.maxRemovals, 5000"
    })
    void leavesWhatHasItsEffectOrAsksForNoCaution(
            String goal, String parameter, String inPom, String property, String given) {
        assertThat(refused(goal, PluginModel.configuration(parameter, inPom), property, given))
                .isEmpty();
    }

    /** A publication that prunes nothing heeds none of what says how much is removed, and where. */
    @ParameterizedTest
    @CsvSource({
        "keepVersions, 5, 10",
        "maxRemovals, 5000, 10",
        "labels, 'main,nightly', nightly",
        "allowSharedChannel, true, false"
    })
    void whatRemovesNothingNeedsNoCautionAboutRemovals(String parameter, String inPom, String given) {
        Xpp3Dom configuration = PluginModel.configuration(parameter, inPom);
        assertThat(refused(GoalEffect.CHANGES, "publish-nightly", configuration, "nightly." + parameter, given))
                .isEmpty();
        assertThat(refused(GoalEffect.REMOVES, "publish-nightly", configuration, "nightly." + parameter, given))
                .isPresent();
    }

    @Test
    void aPublicationRemovesWhereItKeepsSoManyVersionsAndPutsNothingBack() {
        PublishNightlyMojo goal = new GoalRun(directory, "unused").mojo();
        assertThat(goal.mostEffect()).isEqualTo(GoalEffect.CHANGES);
        goal.keepVersions = 3;
        assertThat(goal.mostEffect()).isEqualTo(GoalEffect.REMOVES);
        goal.republish = "true";
        assertThat(goal.mostEffect()).isEqualTo(GoalEffect.CHANGES);
    }

    /** Where nothing is changed, only the token is at stake. */
    @Test
    void whatOnlyReadsMayBeBold() {
        assertThat(refused(
                        GoalEffect.READS,
                        "check-access",
                        PluginModel.configuration("dryRun", "false"),
                        "nightly.dryRun",
                        "true"))
                .isEmpty();
        assertThat(refused(
                        GoalEffect.READS,
                        "check-access",
                        PluginModel.configuration("allowInsecureHttp", "true"),
                        "nightly.allowInsecureHttp",
                        "false"))
                .isPresent();
    }

    @Test
    void aReleaseIsToBeLeftWhereReleasesAre() {
        project.setArtifact(
                new DefaultArtifact("test", "demo", "1", null, "pom", null, new DefaultArtifactHandler("pom")));
        Xpp3Dom configuration = PluginModel.configuration("skip", "false");
        assertThat(refused("publish-nightly", configuration, "nightly.skip", "releases"))
                .isPresent();
        assertThat(refused("publish-nightly", configuration, "nightly.skip", "snapshots"))
                .isEmpty();
    }

    @Test
    void saysBothValuesWhereThePomHasItsOwnAndWhatToWrite() {
        Xpp3Dom dryRun = PluginModel.element("dryRun", "false");
        InputSource pom = new InputSource();
        pom.setLocation("demo/pom.xml");
        dryRun.setInputLocation(new InputLocation(12, 9, pom));
        Xpp3Dom configuration = PluginModel.configuration();
        configuration.addChild(dryRun);
        Failure refused = refused("publish-nightly", configuration, "nightly.dryRun", "true")
                .orElseThrow();
        assertThat(refused.problem())
                .isEqualTo("-Dnightly.dryRun=true has no effect, because <dryRun>false</dryRun> in the <configuration>"
                        + " (demo/pom.xml, line 12) wins over it; this one has sent nothing.");
        assertThat(refused.remedy(new MavenParameterNames()))
                .isEqualTo("take it out there, and write <nightly.dryRun>false</nightly.dryRun> into <properties>,"
                        + " where what is given wins");
    }

    @Test
    void saysAllAtOnce() {
        assertThat(refused(
                                "prune",
                                PluginModel.configuration("confirm", "true", "allowSharedChannel", "true"),
                                "nightly.prune.confirm",
                                "false",
                                "nightly.allowSharedChannel",
                                "false")
                        .orElseThrow())
                .isInstanceOfSatisfying(
                        RunFailure.Several.class,
                        several -> assertThat(several.failures()).hasSize(2));
    }

    /** A run in which {@code -Dnightly.dryRun} is given, and the POM says no. */
    private GoalRun overruled() {
        GoalRun run = new GoalRun(directory, "unused");
        WheelBuilder.wheel("demo", "1.0.dev1").buildIn(directory.resolve("target"));
        run.mojo().apiUrl = directory.resolve("channel").toUri().toString();
        run.mojo().dryRun = "false";
        run.mojo().execution.setConfiguration(PluginModel.configuration("dryRun", "false"));
        run.mojo().session.getUserProperties().setProperty("nightly.dryRun", "true");
        return run;
    }

    @Test
    void stopsTheGoalBeforeItPublishes() {
        assertThatThrownBy(overruled()::run)
                .hasMessageContainingAll("-Dnightly.dryRun=true has no effect", "#caution-overruled");
        assertThat(directory.resolve("channel")).doesNotExist();
    }

    /** Maven takes parameters from there too. */
    @Test
    void stopsTheGoalThatTheOptionsOfTheJvmWouldHaveHeldBack() {
        GoalRun run = overruled();
        run.mojo().session.getUserProperties().clear();
        run.mojo().session.getSystemProperties().setProperty("nightly.dryRun", "true");
        assertThatThrownBy(run::run)
                .hasMessageContaining(
                        "-Dnightly.dryRun=true in the options of the JVM, such as MAVEN_OPTS and .mvn/jvm.config, has no effect");
        assertThat(directory.resolve("channel")).doesNotExist();
    }

    @Test
    void isAWarningWhereNothingIsDoneAnyway() {
        GoalRun run = overruled();
        run.mojo().skip = "true";
        assertThatCode(run::run).doesNotThrowAnyException();
        assertThat(run.log()).contains("-Dnightly.dryRun has no effect, because the POM sets <dryRun>", "Skipping");
        assertThat(directory.resolve("channel")).doesNotExist();
    }
}
