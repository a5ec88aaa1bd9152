package io.github.nightlywheels.report.model;

import io.github.nightlywheels.report.model.BuildInfo.CiRun;
import io.github.nightlywheels.text.PublicUrl;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the environment variables tell of a CI run: those of GitHub Actions ("Variables reference"), GitLab ("Predefined
 * CI/CD variables reference") and Jenkins ("Using environment variables"; {@code GIT_COMMIT} by its Git plugin), and of
 * other services the names that several of them use.
 *
 * @param environment the environment variables
 */
record CiEnvironment(Map<String, String> environment) {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{7,64}");

    private boolean isGitHub() {
        return value("GITHUB_ACTIONS").filter("true"::equals).isPresent();
    }

    private boolean isGitLab() {
        return value("GITLAB_CI").filter("true"::equals).isPresent();
    }

    private boolean isJenkins() {
        return value("JENKINS_URL").isPresent();
    }

    Optional<String> commit() {
        Optional<String> commit = isGitHub()
                ? value("GITHUB_SHA")
                : isGitLab() ? value("CI_COMMIT_SHA") : first("GIT_COMMIT", "CI_COMMIT_SHA", "BUILD_SOURCEVERSION");
        return commit.filter(text -> COMMIT.matcher(text).matches());
    }

    Optional<String> commitUrl() {
        Optional<String> commits = isGitHub()
                ? gitHubRepository().map(url -> url + "/commit/")
                : value("CI_PROJECT_URL").filter(url -> isGitLab()).map(url -> url + "/-/commit/");
        return commits.flatMap(url -> commit().map(url::concat)).flatMap(PublicUrl::link);
    }

    Optional<CiRun> run() {
        if (isGitHub()) {
            Optional<String> url = gitHubRepository()
                    .flatMap(repository -> value("GITHUB_RUN_ID").map(id -> repository + "/actions/runs/" + id));
            return Optional.of(run("GitHub Actions", value("GITHUB_RUN_NUMBER"), url));
        }
        if (isGitLab()) {
            return Optional.of(run("GitLab CI", value("CI_PIPELINE_ID"), first("CI_JOB_URL", "CI_PIPELINE_URL")));
        }
        if (isJenkins()) {
            return Optional.of(run("Jenkins", value("BUILD_NUMBER"), value("BUILD_URL")));
        }
        Optional<String> url = first("BUILD_URL", "CI_JOB_URL", "CI_PIPELINE_URL");
        return value("CI").filter("true"::equals).isPresent()
                ? Optional.of(run("CI", value("BUILD_NUMBER"), url))
                : Optional.empty();
    }

    private static CiRun run(String service, Optional<String> number, Optional<String> url) {
        return new CiRun(service, number, url.flatMap(PublicUrl::link));
    }

    private Optional<String> gitHubRepository() {
        return value("GITHUB_SERVER_URL")
                .flatMap(server -> value("GITHUB_REPOSITORY").map(name -> server + "/" + name));
    }

    private Optional<String> first(String... names) {
        return Stream.of(names).flatMap(name -> value(name).stream()).findFirst();
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }
}
