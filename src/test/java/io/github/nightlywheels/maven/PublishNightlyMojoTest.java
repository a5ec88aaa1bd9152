package io.github.nightlywheels.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.channel.TransferLimits;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parameters of the goal: their defaults, and what is refused. */
@MojoTest
@Basedir("/unit/defaults")
class PublishNightlyMojoTest {
    private static final String GOAL = "publish-nightly";

    @Test
    @InjectMojo(goal = GOAL, pom = "pom.xml")
    void hasTheDocumentedDefaults(PublishNightlyMojo mojo) {
        assertThat(mojo.organization).isEqualTo("scientific-python-nightly-wheels");
        assertThat(mojo.apiUrl).isEqualTo("https://api.anaconda.org");
        assertThat(mojo.labels).containsExactly("main");
        assertThat(mojo.serverId).isEqualTo("anaconda.org");
        assertThat(mojo.tokenEnvironmentVariable).isEqualTo("ANACONDA_ORG_UPLOAD_TOKEN");
        assertThat(mojo.wheelDirectory)
                .isEqualTo(new File(mojo.project.getBuild().getDirectory()));
        assertThat(mojo.includes).containsExactly("*.whl", "dist/*.whl", "wheelhouse/*.whl");
        assertThat(mojo.excludes).isNullOrEmpty();
        assertThat(mojo.onConflict).isEqualTo("replace");
        assertThat(mojo.versionCheck).isEqualTo("warn");
        assertThat(mojo.onSeveralVersions).isEqualTo("newest");
        assertThat(mojo.missingPlatforms).isEqualTo("warn");
        assertThat(mojo.requiredTags).isNullOrEmpty();
        assertThat(mojo.requiredEntries).isNullOrEmpty();
        assertThat(mojo.failIfNoWheels).isEqualTo("true");
        assertThat(mojo.dryRun).isEqualTo("false");
        assertThat(mojo.skip).isEqualTo("false");
        assertThat(mojo.publishAtEnd).isEqualTo("true");
        assertThat(List.of(mojo.threads, mojo.retries, mojo.retryTimeout, mojo.timeout))
                .containsExactly(8, 8, 600, 60);
        assertThat(mojo.replaceThreads).isNull();
        assertThat(Duration.ofSeconds(mojo.visibilityTimeout))
                .isEqualTo(new TransferLimits(8, 8, Duration.ZERO, Duration.ZERO).visibilityTimeout());
        assertThat(mojo.allowInsecureHttp).isEqualTo("false");
    }

    @Test
    @InjectMojo(goal = GOAL, pom = "pom.xml")
    @MojoParameter(name = "dryRun", value = "yes")
    void takesNoOtherWordThanFalseForANo(PublishNightlyMojo mojo) {
        refuses(mojo, "The parameter dryRun is \"yes\", expected is true or false.");
    }

    @Test
    @InjectMojo(goal = GOAL, pom = "pom.xml")
    void countsNoDefaultAsGiven(PublishNightlyMojo mojo) {
        mojo.execution = GoalRun.execution("publish-nightly");
        assertThat(mojo.givenParameters()
                        .add("labels", String.join(",", mojo.labels))
                        .add("versionCheck", mojo.versionCheck)
                        .properties())
                .isEmpty();
        mojo.threads = 3;
        assertThat(mojo.givenParameters().properties()).containsExactly(Map.entry("nightly.threads", "3"));
    }

    @Test
    @InjectMojo(goal = GOAL, pom = "pom.xml")
    @MojoParameter(name = "replaceThreads", value = "9")
    void refusesMoreReplacementsAtOnceThanAreSafe(PublishNightlyMojo mojo) {
        refuses(mojo, "The parameter replaceThreads is \"9\", expected is a number from 1 to 8.");
    }

    @Test
    @InjectMojo(goal = GOAL, pom = "pom.xml")
    @MojoParameter(name = "visibilityTimeout", value = "-1")
    void refusesToLookForLessThanNoTime(PublishNightlyMojo mojo) {
        refuses(mojo, "The parameter visibilityTimeout is \"-1\", expected is a number from 0.");
    }

    @Test
    @InjectMojo(goal = GOAL, pom = "pom.xml")
    @MojoParameter(name = "onConflict", value = "overwrite")
    void refusesAnUnknownConflictRule(PublishNightlyMojo mojo) {
        refuses(mojo, "The parameter onConflict is \"overwrite\", expected is one of replace, skip, fail.");
    }

    @Test
    @InjectMojo(goal = GOAL, pom = "pom.xml")
    @MojoParameter(name = "versionCheck", value = "on")
    void refusesAnUnknownVersionCheck(PublishNightlyMojo mojo) {
        refuses(mojo, "The parameter versionCheck is \"on\", expected is one of warn, fail, ignore.");
    }

    @Test
    @InjectMojo(goal = GOAL, pom = "pom.xml")
    @MojoParameter(name = "onSeveralVersions", value = "oldest")
    void refusesAnUnknownRuleForSeveralVersions(PublishNightlyMojo mojo) {
        refuses(mojo, "The parameter onSeveralVersions is \"oldest\", expected is one of newest, all, fail.");
    }

    @Test
    @InjectMojo(goal = GOAL, pom = "pom.xml")
    @MojoParameter(name = "missingPlatforms", value = "true")
    void refusesAnUnknownRuleForMissingPlatforms(PublishNightlyMojo mojo) {
        refuses(mojo, "The parameter missingPlatforms is \"true\", expected is one of ignore, warn, fail.");
    }

    @Test
    @InjectMojo(goal = GOAL, pom = "pom.xml")
    @MojoParameter(name = "requiredTags", value = "py3-none-any,cp312 win")
    void refusesARequiredTagThatIsNone(PublishNightlyMojo mojo) {
        refuses(
                mojo,
                "The parameter requiredTags is \"cp312 win\", expected is a pattern over python-abi-platform, such as"
                        + " cp312-*-win_amd64.");
    }

    @Test
    @InjectMojo(goal = GOAL, pom = "pom.xml")
    @MojoParameter(name = "skip", value = "perhaps")
    void refusesAnUnknownSkip(PublishNightlyMojo mojo) {
        refuses(mojo, "The parameter skip is \"perhaps\", expected is one of true, false, releases, snapshots.");
    }

    @Test
    @InjectMojo(goal = GOAL, pom = "pom.xml")
    @MojoParameter(name = "labels", value = ",")
    void refusesNoLabels(PublishNightlyMojo mojo) {
        refuses(mojo, "The parameter labels is empty, expected is at least one label, such as main.");
    }

    @Test
    @InjectMojo(goal = GOAL, pom = "pom.xml")
    @MojoParameter(name = "labels", value = "main,Dev")
    void refusesALabelThatNoFileEverShows(PublishNightlyMojo mojo) {
        refuses(mojo, "The parameter labels is \"Dev\", expected is dev, because labels are lower case.");
    }

    @Test
    @InjectMojo(goal = GOAL, pom = "pom.xml")
    @MojoParameter(name = "organization", value = "a/b")
    void refusesAnOrganizationThatIsNoName(PublishNightlyMojo mojo) {
        refuses(
                mojo,
                "The parameter organization is \"a/b\", expected is a name of letters, digits, \"-\", \"_\" and \".\".");
    }

    @Test
    @InjectMojo(goal = GOAL, pom = "pom.xml")
    @MojoParameter(name = "apiUrl", value = "ftp://example.org")
    void refusesAnUnknownKindOfChannel(PublishNightlyMojo mojo) {
        refuses(
                mojo,
                "The parameter apiUrl is \"ftp://example.org\", expected is an https:, http:, file: or pypi+https: URL, pypi or"
                        + " testpypi.");
    }

    @Test
    @InjectMojo(goal = GOAL, pom = "pom.xml")
    void refusesCredentialsInTheUrlWithoutShowingThem(PublishNightlyMojo mojo) {
        for (String url : List.of(
                "https://jdoe:secret@example.org",
                "https://jdoe:secret^@example.org",
                "https://jdoe:secret/a@example.org",
                "ftp://jdoe:secret@example.org")) {
            mojo.apiUrl = url;
            refuses(mojo, "expected is a URL without credentials.");
            assertThatThrownBy(mojo::execute).message().doesNotContain("secret");
        }
    }

    @Test
    @InjectMojo(goal = GOAL, pom = "pom.xml")
    @MojoParameter(name = "indexBase", value = "https://files.example.org/simple")
    void refusesLinksOfAChannelThatHasNoPages(PublishNightlyMojo mojo) {
        refuses(
                mojo,
                "The parameter indexBase is \"https://files.example.org/simple\", expected is no value, because no pages are"
                        + " written for a channel on anaconda.org.");
    }

    @Test
    @InjectMojo(goal = GOAL, pom = "pom.xml")
    @MojoParameter(name = "threads", value = "0")
    void refusesNoThreads(PublishNightlyMojo mojo) {
        refuses(mojo, "The parameter threads is \"0\", expected is a number from 1.");
    }

    @Test
    @InjectMojo(goal = GOAL, pom = "pom.xml")
    void saysOfAnEmptyOrganizationThatItIsEmpty(PublishNightlyMojo mojo) {
        mojo.organization = "";
        refuses(mojo, "The parameter organization is empty, expected is a name of letters");
        assertThatThrownBy(mojo::execute).message().contains("channel    (nothing was changed)");
    }

    @Test
    @InjectMojo(goal = GOAL, pom = "pom.xml")
    void refusesPatternsThatCanMatchNothingAsTheyAreMeant(PublishNightlyMojo mojo) {
        mojo.includes = List.of("*.whl", "[");
        refuses(mojo, "The parameter includes is \"[\", expected is an Ant-style pattern such as dist/*.whl");
        mojo.includes = List.of("%regex[(]");
        refuses(mojo, "The parameter includes is \"%regex[(]\", expected is a regular expression in %regex[...].");
        mojo.includes = List.of("*.whl");
        mojo.excludes = List.of("{a,b*.whl");
        refuses(mojo, "The parameter excludes is \"{a,b*.whl\", expected is an Ant-style pattern");
    }

    @Test
    @InjectMojo(goal = GOAL, pom = "pom.xml")
    void refusesAFileAsWheelDirectory(PublishNightlyMojo mojo, @TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("demo.whl"));
        mojo.wheelDirectory = file.toFile();
        refuses(mojo, "The parameter wheelDirectory is \"" + file + "\", expected is a directory, not a file.");
    }

    @Test
    @InjectMojo(goal = GOAL, pom = "pom.xml")
    void tellsHowADirectoryIsWrittenAsAUrl(PublishNightlyMojo mojo) {
        String here = Path.of("").toAbsolutePath().toUri().getRawPath().replaceFirst("/$", "");
        mojo.apiUrl = "file:///srv/my wheels";
        refuses(
                mojo,
                "The parameter apiUrl is \"file:///srv/my wheels\", expected is a URL in which a space is written %20,"
                        + " such as file:///srv/my%20wheels.");
        mojo.apiUrl = "file:channel";
        refuses(mojo, "expected is an absolute file: URL, such as file://" + here + "/channel.");
        mojo.apiUrl = "file:my wheels";
        refuses(mojo, "a space is written %20, such as file://" + here + "/my%20wheels.");
    }

    private static void refuses(PublishNightlyMojo mojo, String words) {
        inASession(mojo);
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .message()
                .contains(words)
                .contains("(nothing was changed)")
                .endsWith(
                        "https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#invalid-parameter");
    }

    /** Gives the goal the parts of a build that it looks at before it refuses. */
    @SuppressWarnings("deprecation")
    private static void inASession(PublishNightlyMojo mojo) {
        mojo.execution = GoalRun.execution(GOAL);
        mojo.project.setArtifact(new DefaultArtifact(
                "unit", "defaults", "1-SNAPSHOT", null, "pom", null, new DefaultArtifactHandler("pom")));
        mojo.project.setFile(new File(mojo.project.getBasedir(), "pom.xml"));
        mojo.project.getBuild().setDirectory(new File("target/unit").getAbsolutePath());
        DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setBaseDirectory(mojo.project.getBasedir());
        request.setStartTime(Date.from(Instant.EPOCH));
        mojo.session = new MavenSession(
                null, MavenRepositorySystemUtils.newSession(), request, new DefaultMavenExecutionResult());
        mojo.session.setProjects(List.of(mojo.project));
        mojo.session.setAllProjects(List.of(mojo.project));
    }
}
