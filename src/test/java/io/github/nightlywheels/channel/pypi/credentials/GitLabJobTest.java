package io.github.nightlywheels.channel.pypi.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.token.TokenSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GitLabJobTest {
    private static final Map<String, String> JOB =
            Map.of("CI_SERVER_HOST", "gitlab.example.org", "CI_JOB_TOKEN", "glcbt-1");

    private static Optional<TokenSource> source(String url) {
        return GitLabJob.source(JOB, PypiServer.of(url, Optional.empty()));
    }

    @Test
    void offersTheTokenOfTheJobToItsOwnServer() {
        TokenSource source = source("pypi+https://gitlab.example.org/api/v4/projects/1/packages/pypi")
                .orElseThrow();
        assertThat(source.value().get()).contains("glcbt-1");
        assertThat(source.user().get()).contains("gitlab-ci-token");
    }

    @Test
    void offersItToNobodyElse() {
        assertThat(source("pypi+https://gitlab.com/api/v4/projects/1/packages/pypi"))
                .isEmpty();
        assertThat(source("pypi")).isEmpty();
    }
}
