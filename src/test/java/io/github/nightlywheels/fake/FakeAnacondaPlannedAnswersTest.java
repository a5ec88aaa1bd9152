package io.github.nightlywheels.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FakeAnacondaPlannedAnswersTest {
    private static final String FILE = "demo-1.0-py3-none-any.whl";
    private static final String PATH = "spnw/demo/1.0/" + FILE;
    private static final byte[] WHEEL = {1, 2, 3};
    private static final List<Integer> STATUSES = List.of(200, 204, 302, 400, 403, 405, 410, 418, 501, 505, 524);

    @AutoClose
    private final FakeAnaconda fake =
            FakeAnaconda.withWriter("jdoe", "secret", "spnw", "demo").owner("spnw", "jdoe");

    private final HandClient client = new HandClient(fake, "token secret");
    private JsonNode staged = HandClient.JSON.missingNode();

    @BeforeEach
    void fillTheChannel() {
        fake.release("spnw", "demo", "1.0").distribution("spnw", "demo", "0.9", "demo-0.9-py3-none-any.whl", WHEEL);
    }

    /** Every write with one status, and one write with every status. */
    static Stream<Arguments> writesAndStatuses() {
        Stream<Arguments> writes = Stream.of(
                        Endpoint.PACKAGE_CREATE,
                        Endpoint.RELEASE_CREATE,
                        Endpoint.STAGE,
                        Endpoint.STORAGE,
                        Endpoint.DIST_DELETE)
                .map(endpoint -> Arguments.of(endpoint, 405));
        return Stream.concat(writes, STATUSES.stream().map(status -> Arguments.of(Endpoint.COMMIT, status)));
    }

    /** Whatever has to be there before, then the write itself. */
    private HttpResponse<String> writes(Endpoint endpoint) throws Exception {
        if (endpoint == Endpoint.STORAGE || endpoint == Endpoint.COMMIT) {
            staged = HandClient.JSON.readTree(client.stage(PATH, WHEEL).body());
        }
        if (endpoint == Endpoint.COMMIT) {
            assertThat(client.store(staged, WHEEL).statusCode()).isEqualTo(201);
        }
        return switch (endpoint) {
            case PACKAGE_CREATE -> client.call("POST", "/package/spnw/fresh", HandClient.PACKAGE.formatted("fresh"));
            case RELEASE_CREATE -> client.call("POST", "/release/spnw/demo/2.0", HandClient.RELEASE.formatted("2.0"));
            case STAGE -> client.stage(PATH, WHEEL);
            case STORAGE -> client.store(staged, WHEEL);
            case COMMIT -> client.commit(PATH, staged);
            default -> client.call("DELETE", "/dist/spnw/demo/0.9/demo-0.9-py3-none-any.whl");
        };
    }

    private boolean tookEffect(Endpoint endpoint) {
        return switch (endpoint) {
            case PACKAGE_CREATE -> fake.hasProject("spnw", "fresh");
            case RELEASE_CREATE -> fake.releases("spnw", "demo").contains("2.0");
            case STAGE -> fake.staged() == 1;
            case STORAGE -> !fake.appliedWrites(Endpoint.STORAGE).isEmpty();
            case COMMIT -> fake.distributions("spnw", "demo", "1.0").containsKey(FILE);
            default -> fake.distributions("spnw", "demo", "0.9").isEmpty();
        };
    }

    @ParameterizedTest
    @MethodSource("writesAndStatuses")
    void aWriteMayTakeEffectWhateverItIsAnswered(Endpoint endpoint, int status) throws Exception {
        fake.answersOnce(endpoint, status).afterItTookEffect();
        assertThat(writes(endpoint).statusCode()).isEqualTo(status);
        assertThat(tookEffect(endpoint)).isTrue();
        assertThat(fake.appliedWrites(endpoint))
                .singleElement()
                .extracting(RecordedRequest::status)
                .isEqualTo(status);
    }

    @ParameterizedTest
    @MethodSource("writesAndStatuses")
    void aWriteMayHaveNoEffectWhateverItIsAnswered(Endpoint endpoint, int status) throws Exception {
        fake.answersOnce(endpoint, status).withoutEffect();
        assertThat(writes(endpoint).statusCode()).isEqualTo(status);
        assertThat(tookEffect(endpoint)).isFalse();
        assertThat(fake.appliedWrites(endpoint)).isEmpty();
    }

    @Test
    void aCommitOf405HasNoWordsOfItsOwn() throws Exception {
        fake.answersOnce(Endpoint.COMMIT, 405).afterItTookEffect();
        HttpResponse<String> answer = writes(Endpoint.COMMIT);
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).isEqualTo("{}");
        assertThat(client.commit(PATH, staged).statusCode()).isEqualTo(404);
        assertThat(client.call("GET", "/dist/" + PATH).statusCode()).isEqualTo(200);
    }

    @Test
    void onlyTheNextRequestsAreAnsweredSo() throws Exception {
        fake.answersOnce(Endpoint.RELEASE_CREATE, 410).times(2).withoutEffect();
        assertThat(writes(Endpoint.RELEASE_CREATE).statusCode()).isEqualTo(410);
        assertThat(writes(Endpoint.RELEASE_CREATE).statusCode()).isEqualTo(410);
        assertThat(writes(Endpoint.RELEASE_CREATE).statusCode()).isEqualTo(200);
    }

    @Test
    void itMayHaveTheServersWordsAndHeaders() throws Exception {
        fake.answersOnce(Endpoint.USER, 302)
                .with("Location", "/login")
                .saying("elsewhere")
                .withoutEffect();
        HttpResponse<String> answer = client.call("GET", "/user");
        assertThat(answer.body()).isEqualTo("{\"error\":\"elsewhere\"}");
        assertThat(answer.headers().firstValue("Location")).contains("/login");
    }

    @Test
    void itMayBeAboutOneFileOnly() throws Exception {
        fake.answersOnce(Endpoint.STAGE, 501).about(FILE).withoutEffect();
        String other = "spnw/demo/1.0/demo-1.0-1-py3-none-any.whl";
        assertThat(client.stage(other, WHEEL).statusCode()).isEqualTo(200);
        assertThat(client.stage(PATH, WHEEL).statusCode()).isEqualTo(501);
        assertThat(client.stage(PATH, WHEEL).statusCode()).isEqualTo(200);
    }

    @Test
    void thePagesAreTheOnesThatProxiesHave() throws Exception {
        fake.answersOnce(Endpoint.STAGE, 401).asNginxPage().withoutEffect();
        fake.answersOnce(Endpoint.STAGE, 404).asNginxPage().afterItTookEffect();
        fake.answersOnce(Endpoint.USER, 403).asCloudflarePage().withoutEffect();
        HttpResponse<String> unauthorized = client.stage(PATH, WHEEL);
        assertThat(unauthorized.statusCode()).isEqualTo(401);
        assertThat(unauthorized.headers().firstValue("Content-Type")).contains("text/html; charset=UTF-8");
        assertThat(unauthorized.body()).contains("<h1>401 Authorization Required</h1>", "<center>nginx</center>");
        assertThat(fake.staged()).isZero();
        assertThat(client.stage(PATH, WHEEL).body()).contains("<h1>404 Not Found</h1>");
        assertThat(fake.staged()).isEqualTo(1);
        HttpResponse<String> blocked = client.call("GET", "/user");
        assertThat(blocked.statusCode()).isEqualTo(403);
        assertThat(blocked.body())
                .contains("<title>Attention Required! | Cloudflare</title>", "Sorry, you have been blocked");
    }
}
