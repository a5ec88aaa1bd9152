package io.github.nightlywheels.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class FakeAnacondaHeadersTest {
    @AutoClose
    private final FakeAnaconda fake = FakeAnaconda.withWriter("jdoe", "secret", "spnw", "demo");

    private final HandClient client = new HandClient(fake, "token secret");

    private HttpHeaders get(String path) throws Exception {
        return client.call("GET", path).headers();
    }

    @Test
    void everyAnswerOfTheApiHasARayOfItsOwnThatTheLogKnows() throws Exception {
        String first = get("/user").firstValue("cf-ray").orElseThrow();
        String second = get("/package/spnw/none").firstValue("cf-ray").orElseThrow();
        assertThat(first).matches("[0-9a-f]{16}-FRA").isNotEqualTo(second);
        assertThat(fake.requests()).extracting(RecordedRequest::requestId).containsExactly(first, second);
        assertThat(get("/user").firstValue("x-binstar-api-version")).contains("0.2.1");
    }

    @Test
    void aTestMayGiveTheRay() throws Exception {
        fake.answersOnce(Endpoint.USER, 502)
                .with("cf-ray", "8d0000000000beef-LHR")
                .withoutEffect();
        assertThat(get("/user").allValues("cf-ray")).containsExactly("8d0000000000beef-LHR");
        assertThat(fake.requests().get(0).requestId()).isEqualTo("8d0000000000beef-LHR");
    }

    @Test
    void aPageOfCloudflareHasARayToo() throws Exception {
        fake.html(Endpoint.USER, 1, 524);
        HttpHeaders headers = get("/user");
        assertThat(headers.firstValue("cf-ray")).isPresent();
        assertThat(headers.firstValue("x-binstar-api-version")).isEmpty();
    }

    @Test
    void theStoragesAnswerHasTheIdThatItsErrorNames() throws Exception {
        HttpResponse<String> answer = client.at("GET", fake.storageUrl() + "/bucket/none");
        String id = answer.headers().firstValue("x-amz-request-id").orElseThrow();
        assertThat(answer.body()).contains("<RequestId>" + id + "</RequestId>");
        assertThat(fake.requests())
                .singleElement()
                .extracting(RecordedRequest::requestId)
                .isEqualTo(id);
    }

    @Test
    void readOnlyModeMayBeSaidOnceAndPass() throws Exception {
        fake.saysReadOnlyOnce(Endpoint.USER);
        assertThat(get("/user/spnw").firstValue("X-Anaconda-Read-Only")).isEmpty();
        assertThat(get("/user").firstValue("X-Anaconda-Read-Only")).contains("true");
        assertThat(get("/user").firstValue("X-Anaconda-Read-Only")).isEmpty();
        String body = HandClient.RELEASE.formatted("2.0");
        assertThat(client.call("POST", "/release/spnw/demo/2.0", body).statusCode())
                .isEqualTo(200);
    }
}
