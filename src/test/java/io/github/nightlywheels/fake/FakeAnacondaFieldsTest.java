package io.github.nightlywheels.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeAnacondaFieldsTest {
    private static final String FILE = "demo-1.0-py3-none-any.whl";
    private static final String PATH = "spnw/demo/1.0/" + FILE;

    @AutoClose
    private final FakeAnaconda fake = FakeAnaconda.withWriter("jdoe", "secret", "spnw", "demo");

    private final HandClient client = new HandClient(fake, "token secret");

    @BeforeEach
    void fillTheChannel() {
        fake.distribution("spnw", "demo", "1.0", FILE, new byte[3]);
    }

    private JsonNode get(String path) throws Exception {
        HttpResponse<String> answer = client.call("GET", path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return HandClient.JSON.readTree(answer.body());
    }

    @Test
    void aMissingValueMayBeTheTextNone() throws Exception {
        fake.saysNone(Endpoint.DIST_GET, "sha256", "md5", "size", "upload_time");
        JsonNode file = get("/dist/" + PATH);
        for (String field : List.of("sha256", "md5", "size", "upload_time")) {
            assertThat(file.path(field).textValue()).as(field).isEqualTo("None");
        }
        assertThat(file.path("basename").asText()).isEqualTo(FILE);
    }

    @Test
    void eachEndpointTellsForItself() throws Exception {
        fake.saysNone(Endpoint.RELEASE_GET, "distributions[].sha256")
                .omitsAt(Endpoint.PACKAGE_GET, "files[].upload_time", "latest_version");
        assertThat(get("/release/spnw/demo/1.0").at("/distributions/0/sha256").asText())
                .isEqualTo("None");
        JsonNode project = get("/package/spnw/demo");
        assertThat(project.at("/files/0/sha256").asText()).hasSize(64);
        assertThat(project.at("/files/0").has("upload_time")).isFalse();
        assertThat(project.has("latest_version")).isFalse();
        assertThat(get("/dist/" + PATH).path("upload_time").asText()).startsWith("20");
    }

    @Test
    void aFieldMayHaveAnyType() throws Exception {
        fake.says(Endpoint.DIST_GET, "size", "3")
                .says(Endpoint.DIST_GET, "sha256", 7)
                .says(Endpoint.DIST_GET, "labels", List.of(1, true))
                .says(Endpoint.DIST_GET, "md5", null)
                .says(Endpoint.AUTHENTICATIONS, "[].scopes", "api:write")
                .says(Endpoint.AUTHENTICATION, "expires", 1_800_000_000L);
        JsonNode file = get("/dist/" + PATH);
        assertThat(file.path("size").isTextual()).isTrue();
        assertThat(file.path("sha256").isInt()).isTrue();
        assertThat(file.path("labels").toString()).isEqualTo("[1,true]");
        assertThat(file.path("md5").isNull()).isTrue();
        assertThat(get("/authentications").at("/0/scopes").isTextual()).isTrue();
        assertThat(get("/authentication").path("expires").isNumber()).isTrue();
    }

    @Test
    void aStageMayLackItsForm() throws Exception {
        fake.omitsAt(Endpoint.STAGE, "post_url", "form_data").says(Endpoint.STAGE, "s3form_data.acl", 1);
        JsonNode staged =
                HandClient.JSON.readTree(client.stage("spnw/demo/1.0/demo-1.0-1-py3-none-any.whl", new byte[1])
                        .body());
        assertThat(staged.has("post_url")).isFalse();
        assertThat(staged.has("form_data")).isFalse();
        assertThat(staged.path("s3_url").asText()).isEqualTo(fake.storageUrl() + "/bucket/");
        assertThat(staged.path("s3form_data").path("acl").isInt()).isTrue();
    }

    @Test
    void refusalsStayAsTheyAre() throws Exception {
        fake.saysNone(Endpoint.PACKAGE_GET, "error");
        assertThat(client.call("GET", "/package/spnw/other").body())
                .isEqualTo("{\"error\":\"\\\"other\\\" could not be found\"}");
    }

    @Test
    void idsAreToldWhereThatIsAskedFor() throws Exception {
        assertThat(get("/package/spnw/demo").at("/files/0").has("_id")).isFalse();
        fake.listsIds();
        String id = get("/package/spnw/demo").at("/files/0/_id").asText();
        assertThat(client.call("DELETE", "/dist/spnw/demo/1.0/-/" + id).statusCode())
                .isEqualTo(200);
        assertThat(fake.distributions("spnw", "demo", "1.0")).isEmpty();
    }

    @Test
    void aNewPackageIsToldWhole() throws Exception {
        fake.owner("spnw", "jdoe");
        HttpResponse<String> answer = client.call("POST", "/package/spnw/fresh", HandClient.PACKAGE.formatted("fresh"));
        JsonNode project = HandClient.JSON.readTree(answer.body());
        assertThat(project.path("full_name").asText()).isEqualTo("spnw/fresh");
        assertThat(project.path("files").isArray()).isTrue();
    }
}
