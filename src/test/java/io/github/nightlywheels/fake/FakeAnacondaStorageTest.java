package io.github.nightlywheels.fake;

import static io.github.nightlywheels.fake.HandClient.JSON;
import static io.github.nightlywheels.fake.HandClient.fields;
import static io.github.nightlywheels.fake.HandClient.form;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.fake.RecordedRequest.Field;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeAnacondaStorageTest {
    private static final String FILE = "demo-1.0-py3-none-any.whl";
    private static final String PATH = "spnw/demo/1.0/" + FILE;
    private static final byte[] WHEEL = "not quite a wheel\r\n--xY\r\n\u0000\u0001".getBytes(UTF_8);
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00.7Z");

    @AutoClose
    private final FakeAnaconda fake =
            FakeAnaconda.withWriter("jdoe", "secret", "spnw", "demo").follows(Clock.fixed(NOW, ZoneOffset.UTC));

    private final HandClient client = new HandClient(fake, "token secret");

    @BeforeEach
    void makeTheRelease() {
        fake.release("spnw", "demo", "1.0");
    }

    private JsonNode staged() throws Exception {
        HttpResponse<String> answer = client.stage(PATH, WHEEL);
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> posts(List<Field> fields) throws Exception {
        return client.post(BodyPublishers.ofByteArray(form(fields, WHEEL, "")));
    }

    private void refuses(List<Field> fields, int status, String text) throws Exception {
        HttpResponse<String> answer = posts(fields);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(text);
        assertThat(fake.requests(Endpoint.STORAGE)).noneMatch(RecordedRequest::applied);
    }

    private static int index(List<Field> fields, String name) {
        return IntStream.range(0, fields.size())
                .filter(i -> fields.get(i).name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTokenAtTheStorageIsRefused() throws Exception {
        byte[] form = form(fields(staged(), WHEEL), WHEEL, "");
        assertThat(client.post(BodyPublishers.ofByteArray(form), "Authorization", "token secret")
                        .statusCode())
                .isEqualTo(400);
        assertThat(fake.violations()).hasSize(1);
    }

    @Test
    void fieldsOutOfOrderAreRefused() throws Exception {
        List<Field> fields = fields(staged(), WHEEL);
        Collections.swap(fields, 0, 1);
        refuses(fields, 400, "out of order");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"key", "acl", "success_action_status", "x-amz-security-token", "Content-MD5", "Content-Length"})
    void aMissingFieldIsRefused(String name) throws Exception {
        List<Field> fields = fields(staged(), WHEEL);
        fields.remove(index(fields, name));
        refuses(fields, 403, "Policy Condition failed");
        assertThat(fake.violations()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "acl", "x-amz-storage-class", "x-amz-meta-note", "x-amz-date"})
    void aChangedFieldIsRefused(String name) throws Exception {
        List<Field> fields = fields(staged(), WHEEL);
        fields.set(index(fields, name), new Field(name, "changed"));
        refuses(fields, 403, "Policy Condition failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy", "x-amz-signature"})
    void aFormWithAnotherPolicyOrSignatureIsRefused(String name) throws Exception {
        List<Field> fields = fields(staged(), WHEEL);
        fake.passes(Duration.ofMinutes(2));
        String other = fields(staged(), WHEEL).get(index(fields, name)).value();
        fields.set(index(fields, name), new Field(name, other));
        refuses(fields, 403, "SignatureDoesNotMatch");
    }

    @Test
    void anAdditionalFieldIsRefused() throws Exception {
        List<Field> fields = fields(staged(), WHEEL);
        fields.add(0, new Field("x", "y"));
        refuses(fields, 403, "Extra input fields");
    }

    @Test
    void aFieldOfAnyValueIsRefusedAllTheSameIfItIsNotTheOneGiven() throws Exception {
        List<Field> fields = fields(staged(), WHEEL);
        fields.set(index(fields, "Content-Type"), new Field("Content-Type", "text/plain"));
        refuses(fields, 400, "out of order");
    }

    @Test
    void aFieldAfterTheFileIsRefused() throws Exception {
        byte[] form = form(fields(staged(), WHEEL), "x\r\n--xYx\r\nContent-Disposition: x".getBytes(UTF_8), "");
        assertThat(client.post(BodyPublishers.ofByteArray(form)).statusCode()).isEqualTo(400);
    }

    @Test
    void aContentTypeOnAPlainFieldIsRefused() throws Exception {
        byte[] form = form(fields(staged(), WHEEL), WHEEL, "Content-Type: text/plain\r\n");
        assertThat(client.post(BodyPublishers.ofByteArray(form)).body()).contains("MalformedPOSTRequest");
    }

    @Test
    void aWrongDigestOrLengthIsRefused() throws Exception {
        List<Field> fields = fields(staged(), WHEEL);
        byte[] other = WHEEL.clone();
        other[0]++;
        assertThat(client.post(BodyPublishers.ofByteArray(form(fields, other, "")))
                        .body())
                .contains("BadDigest");
        fields.set(fields.size() - 1, new Field("Content-MD5", "d41d8cd98f00b204e9800998ecf8427e"));
        refuses(fields, 400, "InvalidDigest");
        fields.set(fields.size() - 2, new Field("Content-Length", "1"));
        refuses(fields, 400, "IncompleteBody");
    }

    @Test
    void chunkedEncodingIsRefused() throws Exception {
        byte[] form = form(fields(staged(), WHEEL), WHEEL, "");
        assertThat(client.post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form)))
                        .statusCode())
                .isEqualTo(411);
    }

    @Test
    void thePolicySaysUntilWhenTheFormMayBeUsedAndWhatItMustHold() throws Exception {
        JsonNode form = staged().path("form_data");
        JsonNode policy =
                JSON.readTree(Base64.getDecoder().decode(form.path("policy").asText()));
        assertThat(policy.path("expiration").asText()).isEqualTo("2026-11-22T04:00:00Z");
        assertThat(policy.path("conditions").toString())
                .contains(
                        "{\"acl\":\"private\"}",
                        "{\"success_action_status\":\"201\"}",
                        "[\"starts-with\",\"$Content-MD5\",\"\"]",
                        "{\"bucket\":\"bucket\"}",
                        "{\"key\":\"" + form.path("key").asText() + "\"}",
                        "{\"x-amz-date\":\"20261122T030000Z\"}")
                .doesNotContain("content-length-range", "x-amz-signature");
    }

    @Test
    void aFormMayBeUsedAgainUntilItsPolicyExpires() throws Exception {
        JsonNode staged = staged();
        assertThat(client.store(staged, WHEEL).statusCode()).isEqualTo(201);
        fake.passes(Duration.ofMinutes(59));
        assertThat(client.store(staged, WHEEL).statusCode()).isEqualTo(201);
        fake.passes(Duration.ofMinutes(1));
        HttpResponse<String> answer = client.store(staged, WHEEL);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("<Code>AccessDenied</Code>", "Invalid according to Policy: Policy expired.");
        assertThat(fake.violations()).isEmpty();
    }

    @Test
    void thePolicysLifetimeCanBeSet() throws Exception {
        fake.policyLifetime(Duration.ofMinutes(15));
        JsonNode staged = staged();
        fake.passes(Duration.ofMinutes(15));
        assertThat(client.store(staged, WHEEL).statusCode()).isEqualTo(403);
    }

    @Test
    void aFileThatIsSentAgainAfterItsCommitIsTakenAndIsAMistake() throws Exception {
        JsonNode staged = staged();
        assertThat(client.store(staged, WHEEL).statusCode()).isEqualTo(201);
        assertThat(client.commit(PATH, staged).statusCode()).isEqualTo(200);
        assertThat(client.store(staged, WHEEL).statusCode()).isEqualTo(201);
        assertThat(fake.violations()).singleElement().asString().contains("sent again after its commit");
    }

    @Test
    void theStoredObjectIsSeenWhereTheDownloadLeads() throws Exception {
        JsonNode staged = staged();
        assertThat(client.store(staged, WHEEL).statusCode()).isEqualTo(201);
        assertThat(client.commit(PATH, staged).statusCode()).isEqualTo(200);
        HttpResponse<String> answer = client.call("HEAD", "/download/" + PATH);
        assertThat(answer.statusCode()).isEqualTo(302);
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location)
                .isEqualTo(fake.storageUrl() + "/bucket/"
                        + staged.path("form_data").path("key").asText());
        HttpResponse<String> object = new HandClient(fake, "").at("HEAD", location);
        assertThat(object.statusCode()).isEqualTo(200);
        assertThat(object.headers().firstValueAsLong("Content-Length")).hasValue(WHEEL.length);
    }
}
