package io.github.nightlywheels.fake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeAnacondaFaultsTest {
    private static final String RELEASE = "/release/spnw/demo/2.0";
    private static final String BODY = HandClient.RELEASE.formatted("2.0");

    @AutoClose
    private final FakeAnaconda fake = FakeAnaconda.withWriter("jdoe", "secret", "spnw", "demo");

    private final HandClient client = new HandClient(fake, "token secret");

    private HttpResponse<String> creates() throws Exception {
        return client.call("POST", RELEASE, BODY);
    }

    private void breaks() {
        assertThatThrownBy(this::creates).isInstanceOf(IOException.class);
    }

    @Test
    void faultsOfAnEndpointHappenInTurn() throws Exception {
        fake.fails(Endpoint.RELEASE_CREATE, 2, 503)
                .retryAfter(Endpoint.RELEASE_CREATE, 1, 429, "7")
                .html(Endpoint.RELEASE_CREATE, 1, 524)
                .answers(Endpoint.RELEASE_CREATE, 418, Map.of("X-Tea", "pot"), "short", 1);
        assertThat(creates().statusCode()).isEqualTo(503);
        assertThat(creates().statusCode()).isEqualTo(503);
        assertThat(creates().headers().firstValue("Retry-After")).contains("7");
        assertThat(creates().body()).contains("<html>");
        assertThat(creates().headers().firstValue("X-Tea")).contains("pot");
        assertThat(fake.appliedWrites()).isEmpty();
        assertThat(creates().statusCode()).isEqualTo(200);
        assertThat(fake.writes()).hasSize(6);
    }

    @Test
    void resetsAndHalfClosesHaveNoEffect() throws Exception {
        fake.resetsBefore(Endpoint.RELEASE_CREATE, 1)
                .resetsDuring(Endpoint.RELEASE_CREATE, 1)
                .resetsAfter(Endpoint.RELEASE_CREATE, 1)
                .halfCloses(Endpoint.RELEASE_CREATE, 1);
        for (int i = 0; i < 4; i++) {
            breaks();
        }
        assertThat(fake.releases("spnw", "demo")).isEmpty();
        assertThat(creates().statusCode()).isEqualTo(200);
        assertThat(fake.requests()).extracting(RecordedRequest::status).containsExactly(0, 0, 0, 0, 200);
    }

    @Test
    void aLostResponseHasItsEffect() {
        fake.losesResponse(Endpoint.RELEASE_CREATE, 1);
        breaks();
        assertThat(fake.releases("spnw", "demo")).containsExactly("2.0");
        assertThat(fake.appliedWrites())
                .singleElement()
                .extracting(RecordedRequest::status)
                .isEqualTo(0);
    }

    @Test
    void responsesMayBeCutEmptyOrGarbage() throws Exception {
        fake.truncatesResponse(Endpoint.ACCOUNT, 1)
                .emptyBody(Endpoint.ACCOUNT, 1)
                .garbage(Endpoint.ACCOUNT, 1)
                .hugeBody(Endpoint.ACCOUNT, 1);
        assertThatThrownBy(() -> client.call("GET", "/user/spnw")).isInstanceOf(IOException.class);
        assertThat(client.call("GET", "/user/spnw").body()).isEmpty();
        assertThat(client.call("GET", "/user/spnw").body()).isEqualTo("{\"garbage\": ");
        assertThat(client.call("GET", "/user/spnw").body()).hasSizeGreaterThan(1_000_000);
    }

    @Test
    void aStallKeepsSilentAndDoesNotHoldUpTheClose() throws Exception {
        fake.stalls(Endpoint.USER, 1).stallsAfterApplying(Endpoint.USER, 1);
        int port = URI.create(fake.apiUrl()).getPort();
        for (int i = 0; i < 2; i++) {
            try (Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
                socket.setSoTimeout(50);
                socket.getOutputStream().write("GET /user HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
                assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            }
        }
        fake.close();
    }

    @Test
    void anotherClientMayActInBetween() throws Exception {
        fake.before(Endpoint.RELEASE_CREATE, () -> fake.release("spnw", "demo", "2.0"));
        assertThat(creates().statusCode()).isEqualTo(400);
    }

    @Test
    void tokensDieAfterTheAgreedWrites() throws Exception {
        fake.tokenExpiresAfterWrites(1);
        assertThat(creates().statusCode()).isEqualTo(200);
        assertThat(creates().body()).contains("Authentication token has expired");
    }

    @Test
    void whatIsReportedMayBeALie() throws Exception {
        String file = "demo-1.0-py3-none-any.whl";
        fake.distribution("spnw", "demo", "1.0", file, new byte[3])
                .reportsOtherSha256(file)
                .reportsOtherLabels(file, "dev")
                .reportsTwice(file)
                .omits("size");
        var release = HandClient.JSON.readTree(
                client.call("GET", "/release/spnw/demo/1.0").body());
        assertThat(release.path("distributions")).hasSize(2).allSatisfy(one -> {
            assertThat(one.path("sha256").asText()).matches("0{64}");
            assertThat(one.path("labels").toString()).isEqualTo("[\"dev\"]");
            assertThat(one.has("size")).isFalse();
        });
    }

    @Test
    void readOnlyModeIsSaidAndEnforced() throws Exception {
        fake.readOnly().warnsAboutToken("expires in 9 days");
        HttpResponse<String> answer = client.call("GET", "/user/spnw");
        assertThat(answer.headers().firstValue("X-Anaconda-Read-Only")).isPresent();
        assertThat(answer.headers().firstValue("Conda-Token-Warning")).contains("expires in 9 days");
        assertThat(creates().statusCode()).isEqualTo(503);
        fake.behavesAgain();
        assertThat(creates().statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void aClientThatTriesAgainGetsThroughRandomFaults(long seed) throws Exception {
        fake.randomFaults(seed, 0.5);
        byte[] wheel = {1, 2, 3};
        String path = "spnw/demo/2.0/demo-2.0-py3-none-any.whl";
        boolean there = false;
        for (int tries = 0; tries < 60 && !there; tries++) {
            try {
                creates();
                var staged = HandClient.JSON.readTree(client.stage(path, wheel).body());
                if (staged.has("dist_id") && client.store(staged, wheel).statusCode() == 201) {
                    client.commit(path, staged);
                }
                there = client.call("GET", "/dist/" + path).body().contains("sha256");
            } catch (IOException faulty) {
                there = false;
            }
            fake.passes(Duration.ofMinutes(2));
        }
        assertThat(there).isTrue();
        assertThat(fake.distributions("spnw", "demo", "2.0")).hasSize(1);
        assertThat(fake.violations()).isEmpty();
    }

    @Test
    void aShapedLinkCostsARoundTripAndKeepsToItsLimit() throws Exception {
        fake.link(Duration.ofMillis(40), 0, 0);
        fake.forgetsRequests();
        long start = System.nanoTime();
        assertThat(client.call("GET", "/user/spnw").statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(75));
        assertThat(fake.connectionsOpened()).isEqualTo(1);
    }
}
