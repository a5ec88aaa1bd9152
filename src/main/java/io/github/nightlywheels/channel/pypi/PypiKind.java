package io.github.nightlywheels.channel.pypi;

import io.github.nightlywheels.channel.Channel;
import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.channel.ChannelKind;
import io.github.nightlywheels.channel.ChannelListener;
import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.ChannelTrait;
import io.github.nightlywheels.channel.Objections;
import io.github.nightlywheels.channel.pypi.api.Credentials;
import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.channel.pypi.credentials.GitLabJob;
import io.github.nightlywheels.channel.pypi.credentials.IdentityToken;
import io.github.nightlywheels.channel.pypi.credentials.Pypirc;
import io.github.nightlywheels.channel.pypi.index.IndexClient;
import io.github.nightlywheels.channel.transfer.Network;
import io.github.nightlywheels.failure.CredentialFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TokenOrigin;
import io.github.nightlywheels.http.HttpTransport;
import io.github.nightlywheels.token.Token;
import io.github.nightlywheels.token.TokenForm;
import io.github.nightlywheels.token.TokenPlaces;
import io.github.nightlywheels.token.TokenSource;
import io.github.nightlywheels.wheel.Wheel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Channels on servers that speak PyPI's upload API: PyPI, TestPyPI, and what imitates them.
 *
 * @param network how servers are reached
 * @param environment the variables of the environment
 * @param home the user's home directory, where {@code .pypirc} is
 */
public record PypiKind(Network network, Map<String, String> environment, Path home) implements ChannelKind {
    /** The environment variable that twine reads the password from. */
    public static final String PASSWORD_VARIABLE = "TWINE_PASSWORD";

    /** The environment variable that twine reads the user name from. */
    public static final String USER_VARIABLE = "TWINE_USERNAME";

    @Override
    public String name() {
        return "pypi";
    }

    @Override
    public String inWords() {
        return "a PyPI-compatible server";
    }

    @Override
    public boolean accepts(String url) {
        return PypiServer.accepts(url);
    }

    @Override
    public Set<ChannelTrait> traits() {
        return Set.of(ChannelTrait.REMOTE, ChannelTrait.NEEDS_TOKEN);
    }

    @Override
    public ChannelDescription describe(String name, String url) {
        try {
            PypiServer server = PypiServer.of(url, Optional.empty());
            return new ChannelDescription(server.name(), name(), inWords(), Optional.of(server.uploadUrl()), traits());
        } catch (FailureException e) {
            return new ChannelDescription("PyPI-compatible server", name(), inWords(), Optional.empty(), traits());
        }
    }

    @Override
    public TokenForm tokenForm(ChannelSettings settings) {
        return new TokenForm.UserAndPassword(PypiServer.of(settings).name());
    }

    @Override
    public Optional<TokenPlaces> tokenPlaces(ChannelSettings settings) {
        PypiServer server = PypiServer.of(settings);
        String serverId = switch (server.family()) {
            case PYPI -> "pypi";
            case TESTPYPI -> "testpypi";
            case OTHER -> server.upload().host();
        };
        return Optional.of(new TokenPlaces(PASSWORD_VARIABLE, Optional.of(USER_VARIABLE), serverId));
    }

    @Override
    public List<TokenSource> tokenSources(ChannelSettings settings) {
        PypiServer server = PypiServer.of(settings);
        List<TokenSource> sources = new ArrayList<>();
        sources.add(Pypirc.source(Pypirc.file(environment, home), server));
        GitLabJob.source(environment, server).ifPresent(sources::add);
        sources.addAll(IdentityToken.sources(environment, server));
        return sources;
    }

    @Override
    public Objections objections(ChannelSettings settings, List<Wheel> wheels) {
        return PypiRules.check(PypiServer.of(settings), wheels);
    }

    @Override
    public Channel open(ChannelSettings settings, Optional<Token> token, ChannelListener listener) {
        PypiServer server = PypiServer.of(settings);
        token.ifPresent(found -> requireUsable(server, found));
        return new PypiChannel(
                server,
                token,
                environment,
                network.connections(settings).withListener(listener),
                network.retrier(settings, listener),
                Clock.systemUTC(),
                listener,
                settings.limits().visibilityTimeout());
    }

    @Override
    public void prepareToSend(ChannelSettings settings) {
        new HttpTransport(network.connections(settings))
                .prepare(PypiServer.of(settings).upload());
    }

    @Override
    public void prepareToRead() {
        IndexClient.prepareToRead();
    }

    /** PyPI takes API tokens only ({@code pypi-upload-api.md} section 1.2); what is none is not sent. */
    private static void requireUsable(PypiServer server, Token token) {
        if (!server.family().isPypi() || IdentityToken.isOne(token)) {
            return;
        }
        TokenOrigin origin = TokenOrigin.of(token.source());
        if (token.user().filter(user -> !user.equals(Credentials.TOKEN_USER)).isPresent()) {
            throw new FailureException(
                    new CredentialFailure.PasswordForPypi(origin, server.name(), server.tokenPage()));
        }
        if (!token.startsWith("pypi-")) {
            throw new FailureException(new CredentialFailure.NotAPypiToken(origin, server.name(), server.tokenPage()));
        }
    }
}
