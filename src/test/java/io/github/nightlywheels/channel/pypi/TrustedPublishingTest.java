package io.github.nightlywheels.channel.pypi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.channel.pypi.credentials.IdentityToken;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.failure.CredentialFailure;
import io.github.nightlywheels.fake.pypi.Reply;
import io.github.nightlywheels.fake.pypi.UploadRequest;
import io.github.nightlywheels.token.TokenForm;
import io.github.nightlywheels.token.TokenSearch;
import io.github.nightlywheels.wheel.Wheel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exchange of an identity of the CI for a token. */
class TrustedPublishingTest {
    @TempDir
    Path directory;

    private PypiRun run;

    @BeforeEach
    void start() {
        run = new PypiRun(directory).asPypi();
        run.fake.hasPendingPublisherOf("demo").hasPendingPublisherOf("other");
    }

    @AfterEach
    void stop() {
        run.close();
    }

    private Map<String, String> gitHub() {
        return Map.of(
                "ACTIONS_ID_TOKEN_REQUEST_URL",
                run.fake.uploadUrl().replace("/legacy/", "/_/oidc/github?api-version=2.0"),
                "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
                "the-request-token");
    }

    private PypiRun with(Map<String, String> environment) {
        return run.environment(environment)
                .token(new TokenSearch(
                                IdentityToken.sources(environment, run.server()),
                                new TokenForm.UserAndPassword("PyPI"),
                                name -> false)
                        .find());
    }

    @Test
    void publishesFromGitHubWithoutASecret() {
        with(gitHub()).publishes(run.demo("a"), run.wheel("other", "1.0.dev1", "py3", "b"));
        assertThat(run.fake.minted()).isEqualTo(1);
    }

    @Test
    void tellsOfEachTokenThatTheServerMakes() {
        with(gitHub()).publishes(run.demo("a"));
        List<String> values = new ArrayList<>();
        run.made.forEach(token -> token.hide(values::add));
        assertThat(values).containsExactly("pypi-minted-1");
        assertThat(run.made.toString()).isEqualTo("[Token[trusted publishing]]");
    }

    @Test
    void publishesFromGitLabWithoutASecret() {
        with(Map.of("PYPI_ID_TOKEN", "the.identity.token")).publishes(run.demo("a"));
        assertThat(run.fake.minted()).isEqualTo(1);
    }

    @Test
    void asksGitHubForAnIdentityForTestPypi() {
        run.asTestPypi();
        with(gitHub()).publishes(run.demo("a"));
        assertThat(run.fake.requests())
                .extracting(UploadRequest::path)
                .filteredOn(path -> path.startsWith("/_/oidc/"))
                .containsExactly(
                        "/_/oidc/audience", "/_/oidc/github?api-version=2.0&audience=testpypi", "/_/oidc/mint-token");
        assertThat(run.fake.minted()).isEqualTo(1);
    }

    @Test
    void exchangesTheIdentityThatGitLabMadeForTestPypi() {
        run.asTestPypi();
        with(Map.of("PYPI_ID_TOKEN", "one.for.pypi", "TESTPYPI_ID_TOKEN", "the.identity.token"))
                .publishes(run.demo("a"));
        assertThat(run.fake.minted()).isEqualTo(1);
    }

    @Test
    void asksGitHubForAnotherTokenWhenTheFirstIsAboutToEnd() {
        with(gitHub());
        run.clock.passes(Duration.ofDays(365 * 100)); // the fake's tokens end by the clock of this machine
        run.publishes(run.demo("a"), run.wheel("demo", "1.0.dev2", "py3", "b"));
        assertThat(run.fake.minted()).isEqualTo(2);
    }

    @Test
    void exchangesTheIdentityOfGitLabOnlyOnce() {
        with(Map.of("PYPI_ID_TOKEN", "the.identity.token"));
        run.clock.passes(Duration.ofDays(365 * 100));
        run.publishes(run.demo("a"), run.wheel("demo", "1.0.dev2", "py3", "b"));
        assertThat(run.fake.minted()).isEqualTo(1);
    }

    @Test
    void triesAgainWhatFailedForAMoment() {
        run.fake.identityAnswersOnce(Reply.empty(503), Reply.empty(429).with("Retry-After", "9"), Reply.empty(408));
        with(gitHub()).publishes(run.demo("a"));
        assertThat(run.fake.minted()).isEqualTo(1);
        assertThat(run.clock.pauses()).hasSize(3);
        assertThat(run.clock.pauses().get(1)).isGreaterThanOrEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void asksForNoTokenAgainAfterItsTriesAreUsedUp() {
        run.limits(2, Duration.ofMinutes(10)).fake.identityAnswers(Reply.empty(503));
        Wheel[] wheels = IntStream.range(0, 12)
                .mapToObj(i -> run.wheel("demo" + i, PypiRun.VERSION, "py3", "content" + i))
                .toArray(Wheel[]::new);
        Summary summary = with(gitHub()).publish(wheels);
        assertThat(summary.filenames(Outcome.FAILED)).hasSize(12);
        assertThat(run.fake.requests())
                .filteredOn(request -> request.path().startsWith("/_/oidc/"))
                .hasSize(3);
    }

    @Test
    void saysWhereItIsSwitchedOff() {
        run.fake.identityAnswersOnce(Reply.empty(403));
        assertThat(PypiRun.failure(with(gitHub()).publish(run.demo("a"))).problem())
                .isEqualTo("Trusted publishing to PyPI failed (asking for the audience): 403.");
        assertThat(run.clock.pauses()).isEmpty();
    }

    @Test
    void saysAllReasonsOfARefusal() {
        run.fake.refusesIdentity(Reply.json(
                422,
                "{\"message\":\"Token request failed\",\"errors\":[{\"code\":\"invalid-publisher\",\"description\":\"valid token,"
                        + " but no corresponding publisher\"},{\"code\":\"invalid-pending-publisher\",\"description\":\"nor a"
                        + " pending one\"}]}"));
        Summary summary = with(gitHub()).publish(run.demo("a"));
        assertThat(summary.filenames(Outcome.FAILED)).hasSize(1);
        assertThat(PypiRun.failure(summary))
                .isInstanceOf(CredentialFailure.TrustedPublishing.class)
                .extracting(failure -> failure.problem())
                .asString()
                .contains("exchanging the identity")
                .contains(
                        "422 invalid-publisher: valid token, but no corresponding publisher; invalid-pending-publisher: nor a"
                                + " pending one");
        assertThat(run.fake.uploads()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void showsNoIdentityThatTheServerQuotes(boolean isGitHub) {
        run.fake.refusesIdentity(Reply.json(
                422, "{\"errors\":[{\"code\":\"invalid-token\",\"description\":\"cannot read the.identity.token\"}]}"));
        with(isGitHub ? gitHub() : Map.of("PYPI_ID_TOKEN", "the.identity.token"));
        assertThat(PypiRun.failure(run.publish(run.demo("a"))).problem())
                .contains("invalid-token: cannot read [token]")
                .doesNotContain("the.identity.token");
    }

    @Test
    void isForTheTwoPublicServersOnly() {
        PypiServer other = PypiServer.of("pypi+https://example.org/", Optional.empty());
        assertThat(IdentityToken.sources(gitHub(), other)).isEmpty();
        PypiServer test = PypiServer.of("testpypi", Optional.empty());
        assertThat(IdentityToken.sources(Map.of("TESTPYPI_ID_TOKEN", "t"), test)
                        .get(1)
                        .value()
                        .get())
                .contains("t");
    }
}
