package io.github.nightlywheels.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeAnacondaLabelsTest {
    private static final String FILE = "demo-1.0-py3-none-any.whl";
    private static final String OTHER = "demo-1.0-1-py3-none-any.whl";
    private static final String BODY = "{\"package\":\"demo\",\"version\":\"1.0\",\"basename\":\"" + FILE + "\"}";

    @AutoClose
    private final FakeAnaconda fake = FakeAnaconda.withWriter("jdoe", "secret", "spnw", "demo");

    private final HandClient client = new HandClient(fake, "token secret");

    @BeforeEach
    void fillTheChannel() {
        fake.distribution("spnw", "demo", "1.0", FILE, new byte[3])
                .distribution("spnw", "demo", "1.0", OTHER, new byte[3], "main", "dev");
    }

    private List<String> labels(String filename) {
        return fake.labels("spnw", "demo", "1.0", filename);
    }

    private int sends(String method, String label, String body) throws Exception {
        return client.call(method, "/channels/spnw/" + label, body).statusCode();
    }

    @Test
    void aLabelIsAddedToExactlyOneFile() throws Exception {
        assertThat(sends("POST", "nightly", BODY)).isEqualTo(201);
        assertThat(labels(FILE)).containsExactly("main", "nightly");
        assertThat(labels(OTHER)).containsExactly("main", "dev");
        assertThat(client.call("GET", "/dist/spnw/demo/1.0/" + FILE).body())
                .contains("\"labels\":[\"main\",\"nightly\"]");
        assertThat(sends("POST", "nightly", BODY)).isEqualTo(201);
        assertThat(labels(FILE)).containsExactly("main", "nightly");
        assertThat(fake.appliedWrites(Endpoint.LABEL_ADD)).hasSize(2);
        assertThat(fake.violations()).isEmpty();
    }

    @Test
    void aLabelIsTakenFromExactlyOneFile() throws Exception {
        assertThat(sends("DELETE", "main", BODY)).isEqualTo(201);
        assertThat(labels(FILE)).isEmpty();
        assertThat(labels(OTHER)).containsExactly("main", "dev");
        assertThat(fake.violations()).isEmpty();
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        HttpResponse<String> answer =
                client.call("POST", "/channels/spnw/dev", BODY.replace(FILE, "demo-1.0-9-py3-none-any.whl"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("demo-1.0-9-py3-none-any.whl\\\" could not be found");
        assertThat(sends("POST", "dev", BODY.replace("\"demo\"", "\"other\""))).isEqualTo(404);
        assertThat(fake.appliedWrites()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"package\":\"demo\",\"version\":\"1.0\"}",
                "{\"package\":\"demo\",\"version\":\"1.0\",\"basename\":7}",
                "{\"package\":\"demo\",\"version\":\"1.0\",\"basename\":\"x\",\"label\":\"y\"}"
            })
    void aBodyOfAnotherFormIsRefused(String body) throws Exception {
        assertThat(sends("POST", "dev", body)).isEqualTo(400);
        assertThat(sends("DELETE", "dev", body)).isEqualTo(400);
        assertThat(fake.violations()).hasSize(2);
        assertThat(fake.appliedWrites()).isEmpty();
    }

    @Test
    void aRequestWithoutABodyAndAnotherMethodAreRefused() throws Exception {
        assertThat(sends("POST", "dev", "")).isEqualTo(400);
        assertThat(sends("DELETE", "main", "")).isEqualTo(400);
        assertThat(sends("PUT", "dev", BODY)).isEqualTo(404);
        assertThat(fake.violations()).hasSize(3);
        assertThat(labels(FILE)).containsExactly("main");
    }

    @Test
    void whatIsLeftOutStandsForAllAndIsAMistake() throws Exception {
        assertThat(sends("POST", "dev", "{\"package\":\"demo\",\"version\":\"1.0\",\"basename\":null}"))
                .isEqualTo(201);
        assertThat(labels(FILE)).containsExactly("main", "dev");
        assertThat(labels(OTHER)).containsExactly("main", "dev");
        assertThat(fake.violations()).singleElement().asString().contains("basename is left out");
    }

    @Test
    void aLabelInUpperCaseIsAMistake() throws Exception {
        assertThat(sends("POST", "Dev", BODY)).isEqualTo(201);
        assertThat(fake.violations()).singleElement().asString().contains("not in lower case");
    }

    @Test
    void whoMayWriteToTheProjectMayLabelIt() throws Exception {
        fake.user("stranger").token("other").of("stranger");
        HttpResponse<String> refused = new HandClient(fake, "token other").call("POST", "/channels/spnw/dev", BODY);
        assertThat(refused.statusCode()).isEqualTo(401);
        fake.token("secret").scopes("api:read", "pypi:upload");
        assertThat(client.call("POST", "/channels/spnw/dev", BODY).body()).contains("expected: api:write");
        assertThat(labels(FILE)).containsExactly("main");
    }

    @Test
    void labellingMayNeedAnOwner() throws Exception {
        fake.letsOnlyOwnersLabel();
        assertThat(sends("POST", "dev", BODY)).isEqualTo(401);
        fake.owner("spnw", "jdoe");
        assertThat(sends("POST", "dev", BODY)).isEqualTo(201);
    }

    @Test
    void onlyOwnersSeeWhichLabelsThereAreUnlessMembersMay() throws Exception {
        assertThat(client.call("GET", "/channels/spnw").statusCode()).isEqualTo(401);
        fake.showsLabelsToMembers();
        assertThat(client.call("GET", "/channels/spnw").body())
                .isEqualTo("{\"dev\":{\"count\":1,\"is_locked\":false},\"main\":{\"count\":2,\"is_locked\":false}}");
        assertThat(client.call("GET", "/channels/spnw/dev").body()).contains("spnw/demo/1.0/" + OTHER);
        assertThat(client.call("GET", "/channels/spnw/none").statusCode()).isEqualTo(404);
    }

    @Test
    void aTestMayRelabelAFile() {
        fake.relabels("spnw", "demo", "1.0", FILE, List.of("a", "b"));
        assertThat(labels(FILE)).containsExactly("a", "b");
        assertThat(labels(OTHER)).containsExactly("main", "dev");
    }
}
