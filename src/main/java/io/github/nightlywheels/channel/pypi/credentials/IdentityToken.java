package io.github.nightlywheels.channel.pypi.credentials;

import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.token.Token;
import io.github.nightlywheels.token.TokenSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a CI gives a job to prove its identity with, for trusted publishing ({@code pypi-upload-api.md} section 1.3). It is no
 * credential for uploads: {@link TrustedPublishing} exchanges it for one.
 */
public final class IdentityToken {
    private static final String GITHUB = "trusted publishing from GitHub Actions";
    private static final String GITLAB = "trusted publishing from GitLab CI";

    /** Where GitHub gives out identity tokens; both are there only with {@code permissions: id-token: write}. */
    static final String GITHUB_URL = "ACTIONS_ID_TOKEN_REQUEST_URL";

    static final String GITHUB_TOKEN = "ACTIONS_ID_TOKEN_REQUEST_TOKEN";

    private IdentityToken() {}

    /** The identities that the environment offers to PyPI or TestPyPI; no other server takes any. */
    public static List<TokenSource> sources(Map<String, String> environment, PypiServer server) {
        if (!server.family().isPypi()) {
            return List.of();
        }
        boolean hasUrl = environment.containsKey(GITHUB_URL);
        return List.of(
                source(
                        GITHUB,
                        "permissions: id-token: write of the GitHub job",
                        Optional.ofNullable(environment.get(GITHUB_TOKEN)).filter(token -> hasUrl)),
                source(
                        GITLAB,
                        "id_tokens: " + gitLabVariable(audience(server)) + " of the GitLab job",
                        Optional.ofNullable(environment.get(gitLabVariable(audience(server))))));
    }

    private static TokenSource source(String name, String slot, Optional<String> value) {
        return new TokenSource(name, slot, () -> value, Optional.empty());
    }

    /** The audience that is known; the server is asked for it before the exchange. */
    static String audience(PypiServer server) {
        return server.family().name().toLowerCase(Locale.ROOT);
    }

    /** The variable in which GitLab puts the identity token for an audience. */
    static String gitLabVariable(String audience) {
        return audience.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_ID_TOKEN";
    }

    /** Whether it is an identity, to be exchanged before it can be used. */
    public static boolean isOne(Token token) {
        return isFromGitHub(token) || token.source().equals(GITLAB);
    }

    static boolean isFromGitHub(Token token) {
        return token.source().equals(GITHUB);
    }
}
