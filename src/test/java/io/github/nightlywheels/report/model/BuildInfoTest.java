package io.github.nightlywheels.report.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.report.model.BuildInfo.CiRun;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BuildInfoTest {
    private static final String COMMIT = "4f0c1d2e3b5a69788796a5b4c3d2e1f00f1e2d3c";

    @Test
    void isTheProjectAloneOutsideOfCi() {
        BuildInfo build = BuildInfo.of("demo", "1.0-SNAPSHOT", Map.of("HOME", "/root", "CI", "false"));
        assertThat(build)
                .isEqualTo(new BuildInfo(
                        Optional.of("demo"),
                        Optional.of("1.0-SNAPSHOT"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(build.name()).contains("demo 1.0-SNAPSHOT");
        assertThat(BuildInfo.of(Map.of()).name()).isEmpty();
    }

    @Test
    void knowsGitHubActions() {
        BuildInfo build = BuildInfo.of(Map.of(
                "GITHUB_ACTIONS", "true",
                "CI", "true",
                "GITHUB_SHA", COMMIT,
                "GITHUB_SERVER_URL", "https://github.example",
                "GITHUB_REPOSITORY", "acme/demo",
                "GITHUB_RUN_ID", "1234567",
                "GITHUB_RUN_NUMBER", "89"));
        assertThat(build.commit()).contains(COMMIT);
        assertThat(build.shortCommit()).contains("4f0c1d2e3b");
        assertThat(build.commitUrl()).contains("https://github.example/acme/demo/commit/" + COMMIT);
        assertThat(build.ciRun())
                .contains(new CiRun(
                        "GitHub Actions",
                        Optional.of("89"),
                        Optional.of("https://github.example/acme/demo/actions/runs/1234567")));
        assertThat(build.ciRun().map(CiRun::text)).contains("GitHub Actions run 89");
    }

    @Test
    void knowsGitLab() {
        BuildInfo build = BuildInfo.of(Map.of(
                "GITLAB_CI", "true",
                "CI", "true",
                "CI_COMMIT_SHA", COMMIT,
                "CI_PROJECT_URL", "https://gitlab.example/acme/demo",
                "CI_PIPELINE_ID", "77",
                "CI_JOB_URL", "https://gitlab.example/acme/demo/-/jobs/5"));
        assertThat(build.commitUrl()).contains("https://gitlab.example/acme/demo/-/commit/" + COMMIT);
        assertThat(build.ciRun())
                .contains(new CiRun(
                        "GitLab CI", Optional.of("77"), Optional.of("https://gitlab.example/acme/demo/-/jobs/5")));
    }

    @Test
    void knowsJenkins() {
        BuildInfo build = BuildInfo.of(Map.of(
                "JENKINS_URL", "https://ci.example/",
                "GIT_COMMIT", COMMIT,
                "BUILD_NUMBER", "17",
                "BUILD_URL", "https://ci.example/job/nightly/17/"));
        assertThat(build.commit()).contains(COMMIT);
        assertThat(build.commitUrl()).isEmpty();
        assertThat(build.ciRun())
                .contains(new CiRun("Jenkins", Optional.of("17"), Optional.of("https://ci.example/job/nightly/17/")));
    }

    @Test
    void takesOfAnotherServiceWhatItsVariablesTell() {
        BuildInfo build = BuildInfo.of(
                Map.of("CI", "true", "CI_COMMIT_SHA", COMMIT, "CI_PIPELINE_URL", "https://woodpecker.example/9"));
        assertThat(build.commit()).contains(COMMIT);
        assertThat(build.ciRun())
                .contains(new CiRun("CI", Optional.empty(), Optional.of("https://woodpecker.example/9")));
        assertThat(BuildInfo.of(Map.of("CI", "true")).ciRun())
                .contains(new CiRun("CI", Optional.empty(), Optional.empty()));
    }

    @Test
    void leavesOutWhatIsNoCommitAndWhatMayHoldCredentials() {
        BuildInfo build = BuildInfo.of(Map.of(
                "JENKINS_URL", "x", "GIT_COMMIT", "main; rm -rf", "BUILD_URL", "https://user:secret@ci.example/17/"));
        assertThat(build.commit()).isEmpty();
        assertThat(build.ciRun()).contains(new CiRun("Jenkins", Optional.empty(), Optional.empty()));
        assertThat(BuildInfo.of(Map.of("CI", "true", "BUILD_URL", "javascript:alert(1)"))
                        .ciRun())
                .contains(new CiRun("CI", Optional.empty(), Optional.empty()));
        assertThat(BuildInfo.of(Map.of("CI", "true", "BUILD_URL", "https://ci.example/9?token=secret#x"))
                        .ciRun())
                .contains(new CiRun("CI", Optional.empty(), Optional.of("https://ci.example/9")));
    }
}
