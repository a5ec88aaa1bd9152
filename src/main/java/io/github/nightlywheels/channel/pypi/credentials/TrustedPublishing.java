package io.github.nightlywheels.channel.pypi.credentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.nightlywheels.channel.pypi.api.Credentials;
import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.failure.CredentialFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.http.AnswerSource;
import io.github.nightlywheels.http.ConnectionSettings;
import io.github.nightlywheels.http.HttpTransport;
import io.github.nightlywheels.http.NoResponseException;
import io.github.nightlywheels.http.OneShotBody;
import io.github.nightlywheels.http.UrlText;
import io.github.nightlywheels.token.Token;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Trusted publishing ({@code pypi-upload-api.md} section 1.3): the server says which audience it wants, the CI gives an identity
 * for it, and the server gives a token in exchange that is good for 15 minutes. It is exchanged anew when less than five are
 * left, unless the CI has one identity only, which the server takes once.
 */
public final class TrustedPublishing implements Credentials {
    private static final String SOURCE = "trusted publishing";
    private static final MediaType JSON = MediaType.get("application/json");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long LONGEST_ANSWER = 1024 * 1024;
    private static final Duration RENEWAL = Duration.ofMinutes(5);

    private final PypiServer server;
    private final Token identity;
    private final Map<String, String> environment;
    private final HttpTransport http;
    private final ConnectionSettings settings;
    private final Clock clock;
    private final Consumer<Token> made;
    private @Nullable Token minted;
    private Instant end = Instant.MIN;

    /**
     * A token that is not exchanged yet.
     *
     * @param identity what the CI proves the job's identity with
     * @param made hears of each token that the server makes
     */
    public TrustedPublishing(
            PypiServer server,
            Token identity,
            Map<String, String> environment,
            HttpTransport http,
            ConnectionSettings settings,
            Clock clock,
            Consumer<Token> made) {
        this.made = made;
        this.server = server;
        this.identity = identity;
        this.environment = environment;
        this.http = http;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void authorize(Consumer<String> header) {
        token().authorizeBasic(Credentials.TOKEN_USER, header);
    }

    @Override
    public synchronized String redact(String text) {
        String redacted = identity.redact(text);
        return minted == null ? redacted : minted.redact(redacted);
    }

    private synchronized Token token() {
        boolean isShort = clock.instant().plus(RENEWAL).isAfter(end);
        boolean isRenewable = IdentityToken.isFromGitHub(identity);
        Token known = minted;
        if (known != null && !(isShort && isRenewable)) {
            return known;
        }
        Token fresh = mint();
        minted = fresh;
        return fresh;
    }

    private Token mint() {
        String audience =
                text(ask("asking for the audience", new Request.Builder().url(endpoint("audience"))), "audience");
        String jwt = IdentityToken.isFromGitHub(identity)
                ? gitHubIdentity(audience)
                : environment.getOrDefault(IdentityToken.gitLabVariable(audience), "");
        byte[] body = JsonNodeFactory.instance
                .objectNode()
                .put("token", jwt)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        JsonNode answer = ask(
                "exchanging the identity",
                new Request.Builder().url(endpoint("mint-token")).post(new OneShotBody(body, JSON)));
        end = Instant.ofEpochSecond(
                answer.path("expires").asLong(clock.instant().plusSeconds(900).getEpochSecond()));
        Token token = Token.ofBasic(Optional.empty(), text(answer, "token"), SOURCE);
        made.accept(token);
        return token;
    }

    private HttpUrl endpoint(String name) {
        return server.upload()
                .newBuilder()
                .encodedPath("/_/oidc/" + name)
                .query(null)
                .build();
    }

    private String gitHubIdentity(String audience) {
        HttpUrl url = Optional.ofNullable(HttpUrl.parse(environment.getOrDefault(IdentityToken.GITHUB_URL, "")))
                .orElseThrow(() -> failed("asking GitHub for the identity", IdentityToken.GITHUB_URL + " is no URL"))
                .newBuilder()
                .addQueryParameter("audience", audience)
                .build();
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("Authorization", "bearer " + environment.getOrDefault(IdentityToken.GITHUB_TOKEN, ""));
        return text(ask("asking GitHub for the identity", request), "value");
    }

    private JsonNode ask(String step, Request.Builder request) {
        Request built = request.header("User-Agent", settings.userAgent())
                .header("Accept", "application/json")
                .build();
        settings.requireSecure(built.url());
        try {
            return http.send(
                    built,
                    new HttpTransport.Options(1, settings.timeout(), 0, this::redact),
                    response -> HttpTransport.Body.of(read(step, response)));
        } catch (IOException e) {
            throw failed(step, new NoResponseException(step, UrlText.address(built.url()), e).explanation());
        }
    }

    private JsonNode read(String step, Response response) throws IOException {
        String body =
                AnswerSource.of(response, LONGEST_ANSWER, settings.timeout()).readUtf8();
        JsonNode json;
        try {
            json = MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            json = JsonNodeFactory.instance.objectNode();
        }
        if (response.code() != 200) {
            throw failed(step, redact(refusal(response.code(), json)));
        }
        return json;
    }

    /** The server may name several reasons, of which each helps. */
    private static String refusal(int status, JsonNode json) {
        List<String> reasons = new ArrayList<>();
        json.path("errors")
                .forEach(error -> reasons.add(error.path("code").asText() + ": "
                        + error.path("description").asText()));
        return status + (reasons.isEmpty() ? "" : " " + String.join("; ", reasons));
    }

    private String text(JsonNode json, String field) {
        if (!json.path(field).isTextual()) {
            throw failed("reading the field " + field, "the answer has none");
        }
        return json.path(field).asText();
    }

    private FailureException failed(String step, String detail) {
        return new FailureException(new CredentialFailure.TrustedPublishing(server.name(), step, detail));
    }
}
