package io.github.nightlywheels.channel.pypi.credentials;

import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.token.TokenSource;
import java.util.Map;
import java.util.Optional;

/** The token that GitLab gives each job for its own server ({@code pypi-upload-api.md} sections 1.2 and 4). */
public final class GitLabJob {
    private static final String USER = "gitlab-ci-token";
    private static final String TOKEN = "CI_JOB_TOKEN";
    private static final String HOST = "CI_SERVER_HOST";

    private GitLabJob() {}

    /** The job's token, if uploads go to the server that runs the job; no other server is shown it. */
    public static Optional<TokenSource> source(Map<String, String> environment, PypiServer server) {
        if (!environment.getOrDefault(HOST, "").equalsIgnoreCase(server.upload().host())) {
            return Optional.empty();
        }
        String name = "environment variable " + TOKEN + " of the GitLab job";
        return Optional.of(new TokenSource(
                name,
                name,
                () -> Optional.ofNullable(environment.get(TOKEN)),
                Optional.empty(),
                () -> Optional.of(USER)));
    }
}
