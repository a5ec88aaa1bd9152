package io.github.nightlywheels.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightlyVersionMojoTest {
    private static final String TONIGHT = "1.2.3.dev20261126031415";

    @TempDir
    Path directory;

    private final RecordingLog log = new RecordingLog(false);
    private final List<String> printed = new ArrayList<>();
    private BuildOfModules build;
    private MavenProject project;

    @BeforeEach
    void start() {
        build = new BuildOfModules(directory);
        project = build.module("demo", "1.2.3-SNAPSHOT");
    }

    private NightlyVersionMojo mojo(MavenProject module) {
        NightlyVersionMojo mojo = new NightlyVersionMojo();
        mojo.session = build.session();
        mojo.execution = GoalRun.execution("nightly-version");
        mojo.project = module;
        mojo.versionNumber = "timestamp";
        mojo.versionProperty = "nightly.version";
        // What Maven does for a parameter with a property.
        String user = build.session().getUserProperties().getProperty("nightly.version");
        mojo.version = user == null ? module.getProperties().getProperty("nightly.version") : user;
        mojo.standardOutput = printed::add;
        mojo.setLog(log);
        return mojo;
    }

    private static String property(MavenProject module) {
        return module.getProperties().getProperty("nightly.version");
    }

    private void refuses(NightlyVersionMojo mojo, String words) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .message()
                .contains(words)
                .doesNotContain("channel ");
        assertThat(property(mojo.project)).isNull();
    }

    @Test
    void setsTheVersionOfTheBuildsStart() throws Exception {
        mojo(project).execute();
        assertThat(property(project)).isEqualTo(TONIGHT);
        assertThat(log.lines()).containsExactly("INFO nightly.version is " + TONIGHT + ", from 1.2.3-SNAPSHOT");
        assertThat(printed).isEmpty();
    }

    @Test
    void setsTheSameNumberInEveryModule() throws Exception {
        MavenProject second = build.module("second", "1.2.3-SNAPSHOT");
        MavenProject other = build.module("other", "2.0-RC1-SNAPSHOT");
        for (MavenProject module : List.of(project, second, other)) {
            mojo(module).execute();
        }
        assertThat(property(project)).isEqualTo(property(second)).isEqualTo(TONIGHT);
        assertThat(property(other)).isEqualTo("2.0rc1.dev20261126031415");
    }

    @Test
    void makesAReleaseOfARelease() throws Exception {
        project.setVersion("1.2.3");
        mojo(project).execute();
        assertThat(property(project)).isEqualTo("1.2.3");
    }

    @Test
    void takesAnotherVersionAndNumber() throws Exception {
        NightlyVersionMojo mojo = mojo(project);
        mojo.versionFrom = "2.0-SNAPSHOT";
        mojo.versionNumber = "4711";
        mojo.execute();
        assertThat(property(project)).isEqualTo("2.0.dev4711");
    }

    @Test
    void setsAnotherProperty() throws Exception {
        NightlyVersionMojo mojo = mojo(project);
        mojo.versionProperty = "wheel.version";
        mojo.execute();
        assertThat(project.getProperties()).containsOnlyKeys("wheel.version").containsValue(TONIGHT);
        NightlyVersionMojo wrong = mojo(build.module("wrong", "1-SNAPSHOT"));
        wrong.versionProperty = "a b";
        refuses(wrong, "The parameter versionProperty is \"a b\", expected is the name of a property.");
    }

    @Test
    void letsTheCommandLineWin() throws Exception {
        build.with("nightly.version", "3.0.dev1");
        NightlyVersionMojo mojo = mojo(project);
        mojo.version = "9";
        mojo.versionFrom = "2.0-SNAPSHOT";
        mojo.versionProperty = "wheel.version";
        mojo.execute();
        assertThat(project.getProperties()).containsEntry("wheel.version", "3.0.dev1");
        assertThat(log.lines()).containsExactly("INFO wheel.version is 3.0.dev1, as given");
    }

    @Test
    void letsAPropertyOfItsOwnNameWin() throws Exception {
        build.with("wheel.version", "3.0.dev1");
        NightlyVersionMojo mojo = mojo(project);
        mojo.versionProperty = "wheel.version";
        mojo.execute();
        assertThat(project.getProperties()).containsEntry("wheel.version", "3.0.dev1");
        MavenProject configured = build.module("configured", "1-SNAPSHOT");
        configured.getProperties().setProperty("nightly.version", "4.0.dev1");
        mojo(configured).execute();
        assertThat(property(configured)).isEqualTo("4.0.dev1");
    }

    @Test
    void isNotItsOwnOutside() throws Exception {
        mojo(project).execute();
        NightlyVersionMojo second = mojo(project);
        second.versionFrom = "2.0-SNAPSHOT";
        second.execute();
        assertThat(property(project)).isEqualTo("2.0.dev20261126031415");
    }

    @Test
    void refusesAGivenVersionThatIsNotPep440() {
        for (String version : List.of("1.0-SNAPSHOT", "", "true", "${env.VERSION}")) {
            build.with("nightly.version", version);
            refuses(
                    mojo(project),
                    "The parameter version is " + (version.isEmpty() ? "empty" : "\"" + version + "\"")
                            + ", expected is a PEP 440 version such as" + " 1.2.3.dev20261126.");
        }
    }

    @Test
    void normalizesAGivenVersionAndSaysSo() throws Exception {
        build.with("nightly.version", "v3.0-dev_01");
        mojo(project).execute();
        assertThat(property(project)).isEqualTo("3.0.dev1");
        assertThat(log.lines())
                .startsWith(
                        "WARN The version was given as v3.0-dev_01, and other plugins may see it so; give 3.0.dev1");
    }

    @Test
    void refusesAQualifierUnlessItIsToBeKept() throws Exception {
        project.setVersion("3.3.1-hadoop3-SNAPSHOT");
        refuses(mojo(project), "\"hadoop3\" has no meaning there");
        assertThatThrownBy(mojo(project)::execute).message().contains("nightly.versionFrom", "nightly.localQualifier");
        NightlyVersionMojo mojo = mojo(project);
        mojo.localQualifier = "true";
        mojo.versionNumber = "7";
        mojo.execute();
        assertThat(property(project)).isEqualTo("3.3.1.dev7+hadoop3");
        assertThat(log.lines())
                .startsWith("WARN 3.3.1.dev7+hadoop3 has a local part: it sorts above the version without it, and PyPI"
                        + " refuses it");
    }

    @Test
    void refusesMistypedValues() {
        NightlyVersionMojo qualifier = mojo(project);
        qualifier.localQualifier = "yes";
        refuses(qualifier, "The parameter localQualifier is \"yes\", expected is true or false.");
        NightlyVersionMojo print = mojo(project);
        print.print = "1";
        refuses(print, "The parameter print is \"1\", expected is true or false.");
        NightlyVersionMojo number = mojo(project);
        number.versionNumber = "${env.GITHUB_RUN_NUMBER}";
        refuses(number, "The parameter versionNumber is \"${env.GITHUB_RUN_NUMBER}\"");
    }

    @Test
    void printsTheVersionOfTheProjectThatMavenWasStartedInOnly() throws Exception {
        MavenProject second = build.module("second", "2.0-SNAPSHOT");
        for (MavenProject module : List.of(second, project)) {
            NightlyVersionMojo mojo = mojo(module);
            mojo.print = "true";
            mojo.execute();
        }
        assertThat(printed).containsExactly(TONIGHT);
    }

    @Test
    void printsOneVersionWhereThatProjectIsNotBuilt() throws Exception {
        MavenProject second = build.module("second", "2.0-SNAPSHOT");
        MavenProject third = build.module("third", "3.0-SNAPSHOT");
        build.session().setProjects(List.of(second, third));
        for (MavenProject module : List.of(second, third)) {
            NightlyVersionMojo mojo = mojo(module);
            mojo.print = "true";
            mojo.execute();
        }
        assertThat(printed).containsExactly("2.0.dev20261126031415");
    }

    @Test
    void needsAVersionWhereThereIsNoPom() throws Exception {
        project.setFile((File) null);
        refuses(mojo(project), "The parameter versionFrom is empty, expected is a version such as 1.2.3-SNAPSHOT,");
        NightlyVersionMojo mojo = mojo(project);
        mojo.versionFrom = "1.2.3-SNAPSHOT";
        mojo.execute();
        assertThat(property(project)).isEqualTo(TONIGHT);
    }

    @Test
    void writesAFileOfTextOrPythonOnlyIfItChanged() throws Exception {
        for (String name : List.of("version.txt", "_version.py")) {
            Path file = directory.resolve("made").resolve(name);
            writing(file).execute();
            assertThat(file).hasContent(name.endsWith(".py") ? "__version__ = \"" + TONIGHT + "\"\n" : TONIGHT + "\n");
            FileTime before = FileTime.from(Instant.EPOCH);
            Files.setLastModifiedTime(file, before);
            writing(file).execute();
            assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
            NightlyVersionMojo other = writing(file);
            other.versionFrom = "2-SNAPSHOT";
            other.execute();
            assertThat(file).content().contains("2.dev20261126031415");
        }
    }

    private NightlyVersionMojo writing(Path file) {
        NightlyVersionMojo mojo = mojo(project);
        mojo.versionFile = file.toFile();
        return mojo;
    }

    @Test
    void saysThatTheFileCannotBeWritten() throws IOException {
        NightlyVersionMojo mojo = mojo(project);
        mojo.versionFile = Files.createDirectory(directory.resolve("taken")).toFile();
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("taken could not be written: ")
                .hasMessageContaining("#not-written");
    }
}
