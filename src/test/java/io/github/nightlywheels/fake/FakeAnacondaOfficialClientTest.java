package io.github.nightlywheels.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The bodies and paths that anaconda-client (c1cafbc) put on the wire when it was run against this fake, one test for each
 * option of {@code anaconda upload} that changes them.
 */
class FakeAnacondaOfficialClientTest {
    private static final byte[] WHEEL = {1, 2, 3};
    private static final String FILE = "demo-1.0-py3-none-any.whl";
    private static final String STAGE = "/stage/spnw/demo/1.0/" + FILE;
    private static final String RELEASE =
            "\"requirements\": [], \"announce\": null, \"version\": \"1.0\", \"home_page\": null";

    @AutoClose
    private final FakeAnaconda fake =
            FakeAnaconda.withWriter("jdoe", "secret", "spnw", "demo").owner("spnw", "jdoe");

    private final HandClient client = new HandClient(fake, "token secret");

    private void accepts(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = client.call(method, path, body);
        assertThat(answer.body()).doesNotContain("error");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(fake.appliedWrites()).isNotEmpty();
    }

    private void refuses(String method, String path, String body, String why) throws Exception {
        HttpResponse<String> answer = client.call(method, path, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(why);
        assertThat(fake.appliedWrites()).isEmpty();
    }

    /** What is staged with everything but the dependencies, which are given. */
    private static ObjectNode stage(String dependencies) throws Exception {
        ObjectNode body = HandClient.promise(WHEEL);
        body.set("dependencies", HandClient.JSON.readTree(dependencies));
        return body;
    }

    @Test
    void aNewPackageHasTheMetadatasSummaryAndLicense() throws Exception {
        accepts(
                "POST",
                "/package/spnw/fresh",
                "{\"public\": true, \"publish\": false, \"public_attrs\": {\"name\": \"fresh\", \"summary\": \"a demo\","
                        + " \"license\": {\"name\": \"MIT\", \"url\": null, \"family\": null},"
                        + " \"package_types\": [\"pypi\"]}}");
        assertThat(fake.violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"description\": \"# Read me\\n\\nText.\"",
                "\"description\": null", // the metadata.json of an old wheel without a description
                "\"description\": \"\", \"summary\": \"benchmark\"", // --summary
            })
    void aReleaseMayHaveASummaryAndNoDescription(String more) throws Exception {
        accepts("POST", "/release/spnw/demo/1.0", "{" + RELEASE + ", " + more + "}");
        assertThat(fake.violations()).isEmpty();
    }

    @Test
    void anAnnouncementIsATextWhereItIsAskedFor() throws Exception {
        String announced = RELEASE.replace("\"announce\": null", "\"announce\": \"**new**\"");
        accepts("POST", "/release/spnw/demo/1.0", "{" + announced + ", \"description\": \"\"}");
        assertThat(fake.violations()).isEmpty();
    }

    @Test
    void anExistingReleaseIsUpdatedWithAllItsAttributes() throws Exception {
        fake.release("spnw", "demo", "1.0");
        accepts(
                "PATCH",
                "/release/spnw/demo/1.0",
                "{\"public_attrs\": {\"version\": \"1.0\", \"description\": \"\", \"home_page\": null, \"summary\": \"s\"}}");
        assertThat(fake.violations()).isEmpty();
    }

    @Test
    void anotherPathThanTheMetadataNamesIsTakenAndIsAMistake() throws Exception {
        accepts("POST", "/package/spnw/FRESH", HandClient.PACKAGE.formatted("fresh")); // --package
        accepts("POST", "/release/spnw/FRESH/0.2", HandClient.RELEASE.formatted("0.1")); // --version
        assertThat(fake.violations())
                .satisfiesExactly(
                        name -> assertThat(name).endsWith("public_attrs.name is not that of the path"),
                        version -> assertThat(version).endsWith("version is not that of the path"));
    }

    @Test
    void aNameThatIsNotASpellingOfThePathsIsRefused() throws Exception {
        refuses("POST", "/package/spnw/other", HandClient.PACKAGE.formatted("fresh"), "name is not that of the path");
    }

    @Test
    void aStageMayHaveABuildIdADescriptionAndNoLabel() throws Exception {
        fake.release("spnw", "demo", "1.0");
        ObjectNode body = HandClient.promise(WHEEL).put("description", "a file"); // --description
        body.withObject("/attrs").put("binstar_build", "17").put("build_no", "2"); // --build-id
        body.putArray("channels");
        accepts("POST", STAGE, body.toString());
        assertThat(fake.violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"has_dep_errors\": false, \"depends\": [{\"name\": \"numpy\", \"specs\": [[\">=\", \"1.0\"], [\"<\", \"3\"]]},"
                        + " {\"name\": \"x\", \"specs\": []}],"
                        + " \"extras\": [{\"name\": \"test\", \"depends\": [{\"name\": \"pytest\", \"specs\": []}]}],"
                        + " \"environments\": [{\"name\": \"python_version < \\\"3.11\\\"\","
                        + " \"depends\": [{\"name\": \"tomli\", \"specs\": [[\">=\", \"2\"]]}]}]}",
                "{\"has_dep_errors\": false, \"depends\": [], \"extra_depends\": []}" // the metadata.json of an old
                // wheel
            })
    void dependenciesHaveTwoForms(String dependencies) throws Exception {
        fake.release("spnw", "demo", "1.0");
        accepts("POST", STAGE, stage(dependencies).toString());
        assertThat(fake.violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "size, 3, size is unknown",
        "md5, 3, md5 is unknown",
        "dependencies, null, dependencies. is not an object",
        "sha256, null, 'sha256 is null, not string'",
        "channels, '[null]', channels holds something else than names",
        "attrs, '{\"packagetype\":\"bdist_wheel\",\"python_version\":\"py3\",\"abi\":null,\"build_no\":0,\"x\":1}',"
                + " attrs.x is unknown"
    })
    void whatItNeverSendsIsRefused(String key, String value, String why) throws Exception {
        fake.release("spnw", "demo", "1.0");
        ObjectNode body = HandClient.promise(WHEEL);
        body.set(key, HandClient.JSON.readTree(value));
        refuses("POST", STAGE, body.toString(), why);
    }

    @Test
    void bothFormsOfDependenciesAtOnceAreRefused() throws Exception {
        fake.release("spnw", "demo", "1.0");
        String both =
                "{\"has_dep_errors\":false,\"depends\":[],\"extras\":[],\"environments\":[],\"extra_depends\":[]}";
        refuses("POST", STAGE, stage(both).toString(), "dependencies.extras is unknown");
    }

    @BeforeEach
    void isReachable() throws Exception {
        assertThat(client.call("HEAD", "/").statusCode()).isEqualTo(200);
        assertThat(client.call("GET", "/user/spnw").statusCode()).isEqualTo(200);
    }

    /** The whole of {@code anaconda upload --force} of a local version: raw in most paths, encoded in the filename alone. */
    @Test
    void aForcedUploadOfALocalVersionGoesThrough() throws Exception {
        String file = "demo-1.0+local.7-py3-none-any.whl";
        String dist = "/dist/spnw/demo/1.0+local.7/" + file;
        String path = "spnw/demo/1.0+local.7/demo-1.0%2Blocal.7-py3-none-any.whl";
        fake.distribution("spnw", "demo", "1.0+local.7", file, new byte[] {9});
        fake.distribution("spnw", "demo", "1.0+local.7", "demo-1.0+local.7-1-py3-none-any.whl", new byte[] {9});
        assertThat(client.call("GET", dist).statusCode()).isEqualTo(200);
        assertThat(client.call("DELETE", dist).statusCode()).isEqualTo(200);
        assertThat(client.call("GET", "/package/spnw/demo").statusCode()).isEqualTo(200);
        assertThat(client.call("GET", "/release/spnw/demo/1.0+local.7").statusCode())
                .isEqualTo(200);
        JsonNode staged = HandClient.JSON.readTree(client.stage(path, WHEEL).body());
        assertThat(client.store(staged, WHEEL).statusCode()).isEqualTo(201);
        assertThat(client.commit(path, staged).statusCode()).isEqualTo(200);
        assertThat(fake.distributions("spnw", "demo", "1.0+local.7").get(file).size())
                .isEqualTo(3);
        assertThat(fake.violations())
                .hasSize(5)
                .allMatch(mistake -> mistake.endsWith("the path is not percent-encoded"));
    }
}
