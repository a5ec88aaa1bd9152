package io.github.nightlywheels.channel.pypi.credentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.failure.CredentialFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.http.AnswerSource;
import io.github.nightlywheels.http.ConnectionSettings;
import io.github.nightlywheels.http.HttpTransport;
import io.github.nightlywheels.http.NoResponseException;
import io.github.nightlywheels.http.OneShotBody;
import io.github.nightlywheels.http.RetryAfter;
import io.github.nightlywheels.http.Statuses;
import io.github.nightlywheels.http.UrlText;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.Retrier;
import io.github.nightlywheels.retry.RetryBudget;
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
import java.util.function.UnaryOperator;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The exchange of an identity of the CI for a token ({@code pypi-upload-api.md} section 1.3): the server says which audience it
 * wants, the CI gives an identity for it, and the server gives a token for that. What may do better next time is tried again from
 * the beginning, because an identity is taken once.
 *
 * @param server the server
 * @param identity what the CI proves the job's identity with
 * @param environment the variables of the environment
 * @param http sends
 * @param settings how connections are made
 * @param retrier repeats
 * @param clock tells the time
 */
public record IdentityExchange(
        PypiServer server,
        Token identity,
        Map<String, String> environment,
        HttpTransport http,
        ConnectionSettings settings,
        Retrier retrier,
        Clock clock) {
    private static final String SOURCE = "trusted publishing";
    private static final MediaType JSON = MediaType.get("application/json");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long LONGEST_ANSWER = 1024 * 1024;
    private static final Duration USUAL_LIFE = Duration.ofMinutes(15);

    /** A token that the server made, and when it ends. */
    record Minted(Token token, Instant end) {}

    /** What is done, in words. */
    String operation() {
        return "get a token from " + server.name();
    }

    /**
     * Exchanges.
     *
     * @param budget how long to try, and what ends it
     * @throws FailureException with {@link CredentialFailure.TrustedPublishing} if no token can be had, or if the work was
     *     stopped
     */
    Minted run(RetryBudget budget) {
        budget.stop().check();
        return retrier.call(operation(), budget, this::attempt);
    }

    private Attempt<Minted> attempt() {
        return ask("asking for the audience", new Request.Builder().url(endpoint("audience")), identity::redact)
                .then(answer -> identityFor(text(answer, "audience")))
                .then(this::mint);
    }

    private Attempt<String> identityFor(String audience) {
        return IdentityToken.isFromGitHub(identity)
                ? gitHubIdentity(audience)
                : new Attempt.Success<>(environment.getOrDefault(IdentityToken.gitLabVariable(audience), ""));
    }

    private Attempt<Minted> mint(String jwt) {
        Token secret = Token.ofBasic(Optional.empty(), jwt, SOURCE);
        byte[] body = JsonNodeFactory.instance
                .objectNode()
                .put("token", jwt)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        return ask(
                        "exchanging the identity",
                        new Request.Builder().url(endpoint("mint-token")).post(new OneShotBody(body, JSON)),
                        text -> secret.redact(identity.redact(text)))
                .then(answer -> new Attempt.Success<>(minted(answer)));
    }

    private Minted minted(JsonNode answer) {
        Instant end = Instant.ofEpochSecond(
                answer.path("expires").asLong(clock.instant().plus(USUAL_LIFE).getEpochSecond()));
        return new Minted(Token.ofBasic(Optional.empty(), text(answer, "token"), SOURCE), end);
    }

    private HttpUrl endpoint(String name) {
        return server.upload()
                .newBuilder()
                .encodedPath("/_/oidc/" + name)
                .query(null)
                .build();
    }

    private Attempt<String> gitHubIdentity(String audience) {
        HttpUrl url = Optional.ofNullable(HttpUrl.parse(environment.getOrDefault(IdentityToken.GITHUB_URL, "")))
                .orElseThrow(() -> failed("asking GitHub for the identity", IdentityToken.GITHUB_URL + " is no URL"))
                .newBuilder()
                .addQueryParameter("audience", audience)
                .build();
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("Authorization", "bearer " + environment.getOrDefault(IdentityToken.GITHUB_TOKEN, ""));
        return ask("asking GitHub for the identity", request, identity::redact)
                .then(answer -> new Attempt.Success<>(text(answer, "value")));
    }

    private Attempt<JsonNode> ask(String step, Request.Builder request, UnaryOperator<String> redaction) {
        Request built = request.header("User-Agent", settings.userAgent())
                .header("Accept", "application/json")
                .build();
        settings.requireSecure(built.url());
        Answer answer;
        try {
            answer = http.send(
                    built,
                    new HttpTransport.Options(1, settings.timeout(), 0, redaction),
                    response -> HttpTransport.Body.of(read(response)));
        } catch (IOException e) {
            String why = new NoResponseException(step, UrlText.address(built.url()), e).explanation();
            return new Attempt.Retry<>(why, failed(step, why).failure(), e);
        }
        if (answer.status() == 200) {
            return new Attempt.Success<>(answer.json());
        }
        FailureException failure = failed(step, redaction.apply(refusal(answer)));
        if (Statuses.mayPass(answer.status())) {
            return new Attempt.Retry<>("it answered " + answer.status(), answer.retryAfter(), failure.failure());
        }
        throw failure;
    }

    private record Answer(int status, JsonNode json, Optional<Duration> retryAfter) {}

    private Answer read(Response response) throws IOException {
        String body =
                AnswerSource.of(response, LONGEST_ANSWER, settings.timeout()).readUtf8();
        JsonNode json;
        try {
            json = MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            json = JsonNodeFactory.instance.objectNode();
        }
        return new Answer(response.code(), json, RetryAfter.of(response, clock));
    }

    /** The server may name several reasons, of which each helps. */
    private static String refusal(Answer answer) {
        List<String> reasons = new ArrayList<>();
        answer.json()
                .path("errors")
                .forEach(error -> reasons.add(error.path("code").asText() + ": "
                        + error.path("description").asText()));
        return answer.status() + (reasons.isEmpty() ? "" : " " + String.join("; ", reasons));
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

    @Override
    public String toString() {
        return "IdentityExchange[" + server.name() + "]"; // the environment holds secrets
    }
}
