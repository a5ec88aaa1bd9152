package io.github.nightlywheels.fake;

import static io.github.nightlywheels.fake.HandClient.JSON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeAnacondaUploadTest {
    private static final String ORG = "scientific-python-nightly-wheels";
    private static final String FILE = "demo-1.0.dev1%2Blocal-py3-none-any.whl";
    private static final String RELEASE = ORG + "/demo/1.0.dev1%2Blocal";
    private static final String PATH = RELEASE + "/" + FILE;
    private static final String NAME = "demo-1.0.dev1+local-py3-none-any.whl";
    private static final byte[] WHEEL = "not quite a wheel\r\n--xY\r\n\u0000\u0001".getBytes(UTF_8);

    @AutoClose
    private final FakeAnaconda fake = FakeAnaconda.withWriter("jdoe", "secret", ORG, "demo");

    private final HandClient client = new HandClient(fake, "token secret");

    @BeforeEach
    void makeTheRelease() {
        fake.release(ORG, "demo", "1.0.dev1+local");
    }

    private JsonNode staged() throws Exception {
        HttpResponse<String> answer = client.stage(PATH, WHEEL);
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private void stores(JsonNode staged) throws Exception {
        assertThat(client.store(staged, WHEEL).statusCode()).isEqualTo(201);
    }

    @Test
    void aCorrectUploadByHandLeavesADistributionAndNoViolation() throws Exception {
        String release = HandClient.RELEASE.formatted("2.0");
        assertThat(client.call("POST", "/release/" + ORG + "/demo/2.0", release).statusCode())
                .isEqualTo(200);
        JsonNode staged = staged();
        stores(staged);
        assertThat(client.commit(PATH, staged).statusCode()).isEqualTo(200);

        FakeDistribution found =
                fake.distributions(ORG, "demo", "1.0.dev1+local").get(NAME);
        assertThat(found.sha256()).isEqualTo(found.received().sha256());
        assertThat(found.size()).isEqualTo(WHEEL.length);
        assertThat(fake.labels(ORG, "demo", "1.0.dev1+local", NAME)).containsExactly("main");
        JsonNode readBack = JSON.readTree(client.call("GET", "/dist/" + PATH).body());
        assertThat(readBack.path("sha256").asText()).isEqualTo(found.sha256());
        assertThat(readBack.path("upload_time").asText()).matches("[0-9-]{10} [0-9:]{8}\\.[0-9]{6}\\+00:00");
        assertThat(fake.violations()).isEmpty();
        assertThat(fake.appliedWrites())
                .extracting(RecordedRequest::endpoint)
                .containsExactly(Endpoint.RELEASE_CREATE, Endpoint.STAGE, Endpoint.STORAGE, Endpoint.COMMIT);
        assertThat(fake.storageRequests())
                .allSatisfy(
                        request -> assertThat(request.header("Authorization")).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dist/a/b/1.0*x/f.whl", "/dist/a/b/1.0//f.whl", "/user/a?x=y", "/package/a/b/", "/user/@"})
    void aPathThatIsNotPercentEncodedIsRefused(String path) throws Exception {
        assertThat(client.call("GET", path).statusCode()).isEqualTo(400);
        assertThat(fake.violations()).hasSize(1);
    }

    @Test
    void aPlusIsTakenAsAPlusAndIsAMistakeAllTheSame() throws Exception {
        fake.distribution(ORG, "demo", "1.0.dev1+local", NAME, WHEEL);
        HttpResponse<String> answer = client.call("GET", "/dist/" + ORG + "/demo/1.0.dev1+local/" + NAME);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(fake.violations()).singleElement().asString().contains("the path is not percent-encoded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256", "channels", "attrs", "dependencies", "description", "distribution_type"})
    void aStageWithoutOneOfTheDocumentedKeysIsRefused(String key) throws Exception {
        ObjectNode promise = HandClient.promise(WHEEL);
        promise.remove(key);
        assertThat(client.call("POST", "/stage/" + PATH, promise.toString()).statusCode())
                .isEqualTo(400);
        assertThat(fake.violations()).singleElement().asString().contains(key);
        assertThat(fake.appliedWrites()).isEmpty();
    }

    @Test
    void aStageWithAnUnknownKeyOrAnUpperCaseDigestIsRefused() throws Exception {
        ObjectNode unknown = HandClient.promise(WHEEL).put("size", 3);
        assertThat(client.call("POST", "/stage/" + PATH, unknown.toString()).body())
                .contains("size is unknown");
        ObjectNode upper = HandClient.promise(WHEEL).put("sha256", "A".repeat(64));
        assertThat(client.call("POST", "/stage/" + PATH, upper.toString()).body())
                .contains("64 lower-case hex");
    }

    @Test
    void aStagedNameIsTakenUntilItsLeaseEnds() throws Exception {
        JsonNode first = staged();
        HttpResponse<String> second = client.stage(PATH, WHEEL);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(JSON.readTree(second.body()).path("error").asText())
                .isEqualTo("file " + NAME + " already exists or being uploaded for package demo version 1.0.dev1+local."
                        + " if your previous upload failed, please wait 2 minutes before trying again");
        fake.passes(Duration.ofMinutes(2));
        JsonNode third = staged();
        stores(third);
        assertThat(client.commit(PATH, first).body()).contains("Invalid dist_id ObjectId('");
        assertThat(client.commit(PATH, third).statusCode()).isEqualTo(200);
        assertThat(client.stage(PATH, WHEEL).body())
                .contains("file " + NAME + " already exists for package demo version 1.0.dev1+local");
    }

    @Test
    void aStagedNameMayBeTakenForLongerThanTheServerSays() throws Exception {
        fake.lease(Duration.ofMinutes(5));
        staged();
        fake.passes(Duration.ofMinutes(4));
        assertThat(client.stage(PATH, WHEEL).statusCode()).isEqualTo(409);
        fake.passes(Duration.ofMinutes(1));
        staged();
        assertThat(fake.staged()).isEqualTo(1);
    }

    @Test
    void theAnswerToAStageHasWhatWasRecorded() throws Exception {
        JsonNode staged = staged();
        assertThat(JsonShape.names(staged))
                .containsExactly("basename", "dist_id", "form_data", "package_id", "post_url", "s3_url", "s3form_data");
        assertThat(staged.path("s3_url")).isEqualTo(staged.path("post_url"));
        assertThat(staged.path("s3form_data")).isEqualTo(staged.path("form_data"));
        assertThat(staged.path("form_data").path("key").asText())
                .isEqualTo(staged.path("package_id").asText() + "/"
                        + staged.path("dist_id").asText());
    }

    @Test
    void aCommitBeforeTheBytesIsAViolation() throws Exception {
        assertThat(client.commit(PATH, staged()).statusCode()).isEqualTo(400);
        assertThat(fake.violations()).hasSize(1);
    }
}
