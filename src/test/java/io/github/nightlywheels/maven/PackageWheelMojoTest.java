package io.github.nightlywheels.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelReader;
import io.github.nightlywheels.wheel.fault.DamageException;
import io.github.nightlywheels.wheel.metadata.HeaderFile;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.Developer;
import org.apache.maven.model.IssueManagement;
import org.apache.maven.model.License;
import org.apache.maven.model.Resource;
import org.apache.maven.model.Scm;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageWheelMojoTest {
    @TempDir
    Path directory;

    private final RecordingLog log = new RecordingLog(false);
    private final Attached attached = new Attached();
    private BuildOfModules build;
    private MavenProject project;

    /** What was attached: type, classifier and filename. */
    private static final class Attached implements MavenProjectHelper {
        private final List<String> artifacts = new ArrayList<>();

        @Override
        public void attachArtifact(MavenProject project, File file, String classifier) {
            artifacts.add("? " + classifier + " " + file.getName());
        }

        @Override
        public void attachArtifact(MavenProject project, String type, File file) {
            artifacts.add(type + " - " + file.getName());
        }

        @Override
        public void attachArtifact(MavenProject project, String type, String classifier, File file) {
            artifacts.add(type + " " + classifier + " " + file.getName());
        }

        @Override
        public void addResource(MavenProject project, String directory, List<String> includes, List<String> excludes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void addTestResource(
                MavenProject project, String directory, List<String> includes, List<String> excludes) {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeEach
    void start() throws IOException {
        build = new BuildOfModules(directory);
        project = build.module("hello-jar", "1.0-SNAPSHOT");
        write("src/main/python/hello_jar/__init__.py", "x = 1\n");
    }

    private Path write(String path, String text) {
        try {
            Path file = project.getBasedir().toPath().resolve(path);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PackageWheelMojo mojo() {
        PackageWheelMojo mojo = new PackageWheelMojo(attached);
        mojo.session = build.session();
        mojo.execution = GoalRun.execution("package-wheel");
        mojo.project = project;
        mojo.versionNumber = "7";
        mojo.version = project.getProperties().getProperty("nightly.version");
        mojo.pythonDirectory = new File(project.getBasedir(), "src/main/python");
        mojo.includeDependencies = "none";
        mojo.name = project.getArtifactId();
        mojo.tag = "py3-none-any";
        mojo.wheelDirectory = new File(project.getBuild().getDirectory());
        mojo.setLog(log);
        return mojo;
    }

    private Path wheel(PackageWheelMojo mojo) throws MojoFailureException {
        mojo.execute();
        String artifact = attached.artifacts.get(attached.artifacts.size() - 1);
        return mojo.wheelDirectory.toPath().resolve(artifact.substring(artifact.lastIndexOf(' ') + 1));
    }

    private static List<String> content(Path wheel) throws IOException {
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            return zip.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> !name.contains(".dist-info/"))
                    .toList();
        }
    }

    private static Map<String, List<String>> fields(Path wheel) {
        try {
            return HeaderFile.parse("METADATA", WheelReader.read(wheel).readMetadataFile())
                    .fields();
        } catch (DamageException e) {
            throw new AssertionError(e);
        }
    }

    private Artifact jar(String group, String artifact, String version, String scope, String extension) {
        Artifact made = new DefaultArtifact(
                group, artifact, version, scope, extension, null, new DefaultArtifactHandler(extension));
        made.setFile(write("repository/" + group + "/" + artifact + "-" + version + "." + extension, group)
                .toFile());
        return made;
    }

    private void refuses(PackageWheelMojo mojo, String... words) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .message()
                .contains(words)
                .doesNotContain("channel ");
        assertThat(mojo.wheelDirectory).doesNotExist();
        assertThat(attached.artifacts).isEmpty();
    }

    @Test
    void makesAWheelOfAPomAndPythonSourcesAlone() throws Exception {
        Path wheel = wheel(mojo());
        assertThat(attached.artifacts).containsExactly("whl - hello_jar-1.0.dev7-py3-none-any.whl");
        assertThat(content(wheel)).containsExactly("hello_jar/__init__.py");
        assertThat(fields(wheel))
                .containsOnlyKeys("metadata-version", "name", "version")
                .containsEntry("name", List.of("hello-jar"))
                .containsEntry("version", List.of("1.0.dev7"));
        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("INFO Built hello_jar-1.0.dev7-py3-none-any.whl (");
    }

    @Test
    void saysWhatThePomSays() throws Exception {
        project.setDescription(" Shows a jar\n    to Python ");
        project.setUrl("https://example.org/demo");
        Scm scm = new Scm();
        scm.setUrl("https://example.org/demo.git");
        project.setScm(scm);
        IssueManagement issues = new IssueManagement();
        issues.setUrl("none");
        project.setIssueManagement(issues);
        project.setLicenses(List.of(license("Apache-2.0")));
        project.setDevelopers(List.of(developer("Jane Doe", "jane@example.org"), developer("Max", "max at example")));
        write("README.md", "# Hello\n");
        Path wheel = wheel(mojo());
        assertThat(fields(wheel))
                .containsEntry("metadata-version", List.of("2.4"))
                .containsEntry("summary", List.of("Shows a jar to Python"))
                .containsEntry(
                        "project-url",
                        List.of("Homepage, https://example.org/demo", "Source, https://example.org/demo.git"))
                .containsEntry("license-expression", List.of("Apache-2.0"))
                .containsEntry("author", List.of("Max"))
                .containsEntry("author-email", List.of("Jane Doe <jane@example.org>"))
                .containsEntry("description-content-type", List.of("text/markdown; charset=UTF-8"));
        assertThat(WheelReader.read(wheel).readDescription()).isEqualTo("# Hello");
    }

    private static License license(String name) {
        License license = new License();
        license.setName(name);
        return license;
    }

    private static Developer developer(String name, String email) {
        Developer developer = new Developer();
        developer.setName(name);
        developer.setEmail(email);
        return developer;
    }

    @Test
    void namesNoLicenseThatIsNoSpdxIdentifier() throws Exception {
        project.setLicenses(List.of(license("The Apache License, Version 2.0")));
        assertThat(fields(wheel(mojo()))).doesNotContainKey("license-expression");
        assertThat(log.lines())
                .first()
                .isEqualTo("INFO The wheel names no license: \"The Apache License, Version 2.0\" in the POM is no SPDX"
                        + " identifier; set <license>");
        project.setLicenses(List.of(license("MIT"), license("Apache-2.0")));
        assertThat(fields(wheel(mojo()))).containsEntry("license-expression", List.of("MIT OR Apache-2.0"));
        PackageWheelMojo given = mojo();
        given.license = "BSD-3-Clause";
        assertThat(fields(wheel(given))).containsEntry("license-expression", List.of("BSD-3-Clause"));
    }

    @Test
    void saysWhatTheParametersSayInstead() throws Exception {
        project.setDescription("From the POM");
        project.setUrl("https://example.org/pom");
        project.setDevelopers(List.of(developer("Jane", "jane@example.org")));
        write("README.md", "# POM\n");
        PackageWheelMojo mojo = mojo();
        mojo.name = "Other.Name";
        mojo.version = "2.0.DEV3";
        mojo.summary = "Given";
        mojo.urls = Map.of("Docs", "https://example.org/docs");
        mojo.authors = List.of("Max");
        mojo.readme = write("docs/index.rst", "Given\n=====\n").toFile();
        mojo.requiresPython = ">=3.9";
        mojo.dependencies = List.of("numpy>=1.26,<3", " ");
        mojo.classifiers = List.of("Programming Language :: Java");
        mojo.extras = Map.of("plot", "\n   matplotlib>=3\n\n   pillow\n");
        mojo.scripts = Map.of("hello", " hello_jar:main ");
        Path wheel = wheel(mojo);
        assertThat(wheel.getFileName()).hasToString("other_name-2.0.dev3-py3-none-any.whl");
        assertThat(fields(wheel))
                .containsEntry("metadata-version", List.of("2.1"))
                .containsEntry("name", List.of("Other.Name"))
                .containsEntry("summary", List.of("Given"))
                .containsEntry("project-url", List.of("Docs, https://example.org/docs"))
                .containsEntry("author", List.of("Max"))
                .doesNotContainKey("author-email")
                .containsEntry("description-content-type", List.of("text/x-rst; charset=UTF-8"))
                .containsEntry("requires-python", List.of(">=3.9"))
                .containsEntry("classifier", List.of("Programming Language :: Java"))
                .containsEntry("provides-extra", List.of("plot"))
                .containsEntry(
                        "requires-dist",
                        List.of("numpy>=1.26,<3", "matplotlib>=3; extra == \"plot\"", "pillow; extra == \"plot\""));
    }

    @Test
    void takesTheVersionThatNightlyVersionHasSet() throws Exception {
        SetVersions.of(build.session()).add(project, "wheel.version", "1.0.dev99");
        assertThat(WheelReader.read(wheel(mojo())).filename().version().text()).isEqualTo("1.0.dev99");
        project.getProperties().setProperty("nightly.version", "1.0.dev100");
        assertThat(WheelReader.read(wheel(mojo())).filename().version().text()).isEqualTo("1.0.dev100");
    }

    @Test
    void letsTheVersionOfTheCommandLineWin() throws Exception {
        build.with("nightly.version", "3.0.dev1");
        PackageWheelMojo mojo = mojo();
        mojo.version = "9";
        assertThat(WheelReader.read(wheel(mojo)).filename().version().text()).isEqualTo("3.0.dev1");
    }

    @Test
    void putsTheProjectsJarAndItsDependenciesIntoThePackage() throws Exception {
        project.setPackaging("jar");
        project.setArtifact(jar("test", "hello-jar", "1.0-SNAPSHOT", "compile", "jar"));
        project.setArtifacts(new LinkedHashSet<>(List.of(
                jar("org.a", "core", "1", "compile", "jar"),
                jar("org.b", "core", "1", "runtime", "jar"),
                jar("org.c", "api", "2", "runtime", "jar"),
                jar("org.d", "servlet", "1", "provided", "jar"),
                jar("org.e", "junit", "1", "test", "jar"),
                jar("org.f", "native", "1", "runtime", "so"))));
        assertThat(content(wheel(mojo())))
                .containsExactly("hello_jar/__init__.py", "hello_jar/jars/hello-jar-1.0-SNAPSHOT.jar");
        PackageWheelMojo mojo = mojo();
        mojo.includeDependencies = "runtime";
        assertThat(content(wheel(mojo)))
                .containsExactly(
                        "hello_jar/__init__.py",
                        "hello_jar/jars/api-2.jar",
                        "hello_jar/jars/hello-jar-1.0-SNAPSHOT.jar",
                        "hello_jar/jars/org.a.core-1.jar",
                        "hello_jar/jars/org.b.core-1.jar");
        mojo.includeArtifact = "false";
        mojo.jarsDirectory = "lib/";
        assertThat(content(wheel(mojo)))
                .containsExactly(
                        "hello_jar/__init__.py", "lib/api-2.jar", "lib/org.a.core-1.jar", "lib/org.b.core-1.jar");
    }

    @Test
    void findsThePackageThatTheJarsBelongTo() throws Exception {
        project.setPackaging("jar");
        project.setArtifact(jar("test", "hello-jar", "1.0-SNAPSHOT", "compile", "jar"));
        PackageWheelMojo renamed = mojo();
        renamed.name = "greetings";
        assertThat(content(wheel(renamed))).contains("hello_jar/jars/hello-jar-1.0-SNAPSHOT.jar");
        write("src/main/python/other/__init__.py", "");
        assertThat(content(wheel(renamed))).contains("greetings/jars/hello-jar-1.0-SNAPSHOT.jar");
        assertThat(content(wheel(mojo()))).contains("hello_jar/jars/hello-jar-1.0-SNAPSHOT.jar");
    }

    @Test
    void refusesAJarThatIsNotBuiltYet() throws Exception {
        project.setPackaging("jar");
        refuses(
                mojo(),
                "includeArtifact is \"test:hello-jar:pom:1.0-SNAPSHOT\", expected is a jar that is built before this goal;"
                        + " run the phase package");
        PackageWheelMojo mojo = mojo();
        mojo.includeArtifact = "false";
        mojo.includeDependencies = "runtime";
        Artifact module = jar("test", "sibling", "1", "compile", "jar");
        module.setFile(project.getBasedir());
        project.setArtifacts(new LinkedHashSet<>(List.of(module)));
        refuses(mojo, "includeDependencies is \"test:sibling:jar:1\", expected is a jar,");
    }

    @Test
    void addsResourcesWhereTheyBelong() throws Exception {
        write("src/data/a.json", "{}");
        write("src/data/b.txt", "");
        Resource data = new Resource();
        data.setDirectory("src/data");
        data.setTargetPath("hello_jar/data");
        data.setIncludes(List.of("*.json"));
        PackageWheelMojo mojo = mojo();
        mojo.resources = List.of(data);
        assertThat(content(wheel(mojo))).containsExactly("hello_jar/__init__.py", "hello_jar/data/a.json");
    }

    @Test
    void refusesResourcesThatAreNotThereOrFiltered() {
        Resource data = new Resource();
        data.setDirectory("src/none");
        data.setFiltering("true");
        PackageWheelMojo mojo = mojo();
        mojo.resources = List.of(data);
        refuses(mojo, "src/none\", expected is no filtering", "src/none\", expected is a directory that is there");
    }

    @Test
    void attachesWheelsOfOtherTagsUnderAClassifier() throws Exception {
        PackageWheelMojo mojo = mojo();
        mojo.tag = "cp312-cp312-win_amd64";
        wheel(mojo);
        assertThat(attached.artifacts)
                .containsExactly("whl cp312-cp312-win_amd64 hello_jar-1.0.dev7-cp312-cp312-win_amd64.whl");
    }

    @Test
    void takesTheTimeOfTheFilesFromTheBuild() throws Exception {
        PackageWheelMojo mojo = mojo();
        mojo.outputTimestamp = "2026-11-26T03:14:16Z";
        try (ZipFile zip = new ZipFile(wheel(mojo).toFile())) {
            assertThat(zip.stream()
                            .map(entry -> entry.getTimeLocal().toString())
                            .distinct())
                    .containsExactly("2026-11-26T03:14:16");
        }
    }

    @Test
    void saysAllThatIsWrongInOneErrorAndWritesNothing() {
        PackageWheelMojo mojo = mojo();
        mojo.name = "hello jar";
        mojo.version = "1.0-SNAPSHOT";
        mojo.tag = "any";
        mojo.license = "Apache";
        mojo.dependencies = List.of("numpy>=x");
        mojo.scripts = Map.of("hello", "hello_jar");
        mojo.pythonDirectory = new File(project.getBasedir(), "python");
        refuses(
                mojo,
                "The wheel cannot be built:",
                "\n          pythonDirectory is \"",
                "\n          name is \"hello jar\", expected is letters",
                "\n          version is \"1.0-SNAPSHOT\", expected is a PEP 440 version",
                "\n          license is \"Apache\", expected is an SPDX license expression",
                "\n          dependencies is \"numpy>=x\", expected is a requirement",
                "\n          scripts is \"hello = hello_jar\", expected is a function",
                "\n          tag is \"any\", expected is python, ABI and platform",
                "correct <pythonDirectory>, <name>, <version>, <license>, <dependencies>, <scripts> and <tag> (-Dnightly.",
                "or what they are taken from",
                "#wheel-not-built");
    }

    @Test
    void refusesAnUnbuildableVersionAndMistypedValues() {
        PackageWheelMojo mojo = mojo();
        project.setVersion("1.0-jre");
        refuses(mojo, "The version \"1.0-jre\" cannot become a PEP 440 version", "#version-not-mapped");
        mojo.includeDependencies = "all";
        refuses(mojo, "The parameter includeDependencies is \"all\", expected is one of none, runtime.");
        mojo.includeDependencies = "none";
        mojo.includeArtifact = "yes";
        refuses(mojo, "The parameter includeArtifact is \"yes\", expected is true or false.");
    }

    @Test
    void refusesAModuleWithoutAnyContent() throws Exception {
        project = build.module("empty", "1.0-SNAPSHOT");
        PackageWheelMojo mojo = mojo();
        refuses(
                mojo,
                "pythonDirectory is \"" + mojo.pythonDirectory + "\", expected is a directory with files",
                "there is nothing else to put into the wheel");
    }

    @Test
    void isTheSameFileTwice() throws Exception {
        Path first = wheel(mojo());
        PackageWheelMojo again = mojo();
        again.wheelDirectory = directory.resolve("again").toFile();
        Path second = wheel(again);
        assertThat(second).hasSameBinaryContentAs(first);
        Wheel read = WheelReader.read(first);
        assertThat(read.warnings()).isEmpty();
    }
}
