package io.github.nightlywheels.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class FakeAnacondaRightsTest {
    private static final String ORG = "spnw";
    private static final String RELEASE = "/release/spnw/demo/2.0";
    private static final byte[] WHEEL = {1, 2, 3};

    @AutoClose
    private final FakeAnaconda fake = FakeAnaconda.withWriter("jdoe", "secret", ORG, "demo");

    private final HandClient client = new HandClient(fake, "token secret");

    private HttpResponse<String> creates(HandClient who) throws Exception {
        return who.call("POST", RELEASE, HandClient.RELEASE.formatted("2.0"));
    }

    private static void refused(HttpResponse<String> answer, String text) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains(text);
    }

    @Test
    void anExpiredTokenPassesPublicQuestionsAndNothingElse() throws Exception {
        fake.token("secret").expires(Instant.EPOCH);
        assertThat(client.call("GET", "/user/" + ORG).statusCode()).isEqualTo(200);
        assertThat(client.call("GET", "/package/spnw/demo").statusCode()).isEqualTo(200);
        refused(client.call("GET", "/user"), "Authentication token has expired");
        refused(creates(client), "Authentication token has expired");
    }

    @Test
    void aRevokedAMissingAndABearerTokenAreRefused() throws Exception {
        refused(creates(new HandClient(fake, "")), "Authorization header was not given");
        refused(creates(new HandClient(fake, "token other")), "Authorization token is no longer valid");
        assertThat(fake.violations()).isEmpty();
        refused(creates(new HandClient(fake, "Bearer secret")), "Authorization header was not given");
        assertThat(fake.violations()).hasSize(1);
        fake.token("secret").revoked();
        refused(creates(client), "Authorization token is no longer valid");
    }

    @Test
    void eachScopeIsAskedForByName() throws Exception {
        fake.token("secret").scopes("api:read", "pypi:upload");
        refused(creates(client), "expected: api:write");
        fake.token("secret").scopes("pypi:upload");
        refused(client.call("GET", "/user/" + ORG), "expected: api:read");
        fake.token("secret").scopes("api:write");
        assertThat(creates(client).statusCode()).isEqualTo(200);
        fake.asksForUploadScope();
        refused(client.stage("spnw/demo/2.0/demo-2.0-py3-none-any.whl", WHEEL), "expected: pypi:upload");
    }

    @Test
    void whoIsInNoGroupOfTheProjectMayNotWrite() throws Exception {
        fake.user("stranger").token("other").of("stranger");
        refused(creates(new HandClient(fake, "token other")), "User is not authorized to perform this operation");
        refused(
                new HandClient(fake, "token other").call("GET", "/groups/spnw"),
                "User is not authorized to perform this operation");
    }

    @Test
    void onlyOwnersMakePackages() throws Exception {
        String body = HandClient.PACKAGE.formatted("fresh");
        refused(
                client.call("POST", "/package/spnw/fresh", body),
                "User \\\"<User: _login=jdoe>\\\" has not enough permissions to create \\\"<User: _login=spnw>/fresh\\\"");
        fake.owner(ORG, "jdoe");
        assertThat(client.call("POST", "/package/spnw/fresh", body).statusCode())
                .isEqualTo(200);
        HttpResponse<String> again = client.call("POST", "/package/spnw/fresh", body);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("Owner spnw already have a package named fresh");
    }

    @Test
    void anOrganizationsOwnTokenIsTheOrganization() throws Exception {
        fake.token("org-token").of(ORG);
        HandClient organization = new HandClient(fake, "token org-token");
        assertThat(organization.call("GET", "/user").body()).contains("\"user_type\":\"org\"");
        assertThat(organization
                        .call("POST", "/package/spnw/x", HandClient.PACKAGE.formatted("x"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSecondReleaseOfTheSameVersionIs400() throws Exception {
        assertThat(creates(client).statusCode()).isEqualTo(200);
        assertThat(creates(client).statusCode()).isEqualTo(400);
        assertThat(creates(client).body()).contains("versions 2.0 already exists");
    }

    @Test
    void theLastFileTakesReleaseAndPackageWithIt() throws Exception {
        fake.distribution(ORG, "demo", "1.0", "demo-1.0-py3-none-any.whl", WHEEL);
        String path = "/dist/spnw/demo/1.0/demo-1.0-py3-none-any.whl";
        assertThat(client.call("DELETE", path).statusCode()).isEqualTo(200);
        assertThat(fake.hasProject(ORG, "demo")).isFalse();
        assertThat(client.call("GET", "/package/spnw/demo").body()).contains("\\\"demo\\\" could not be found");
        refused(
                client.call("POST", "/package/spnw/demo", HandClient.PACKAGE.formatted("demo")),
                "has not enough permissions to create");
    }

    @Test
    void aLateCollectionTakesWhatIsStaged() throws Exception {
        fake.distribution(ORG, "demo", "1.0", "demo-1.0-py3-none-any.whl", WHEEL);
        fake.collectsGarbageBefore(Endpoint.COMMIT);
        String path = "spnw/demo/1.0/demo-1.0-py3-none-any.whl";
        assertThat(client.call("DELETE", "/dist/" + path).statusCode()).isEqualTo(200);
        var staged = HandClient.JSON.readTree(client.stage(path, WHEEL).body());
        assertThat(client.store(staged, WHEEL).statusCode()).isEqualTo(201);
        HttpResponse<String> commit = client.commit(path, staged);
        assertThat(commit.statusCode()).isEqualTo(404);
        assertThat(fake.violations()).isEmpty();
    }

    @Test
    void theQuotaIsChecked() throws Exception {
        fake.release(ORG, "demo", "1.0").quota(2, Endpoint.COMMIT);
        String path = "spnw/demo/1.0/demo-1.0-py3-none-any.whl";
        var staged = HandClient.JSON.readTree(client.stage(path, WHEEL).body());
        assertThat(client.store(staged, WHEEL).statusCode()).isEqualTo(201);
        HttpResponse<String> commit = client.commit(path, staged);
        assertThat(commit.statusCode()).isEqualTo(402);
        assertThat(commit.body()).contains("Storage requirements exceeded (2 bytes).");
    }

    @Test
    void membershipIsAnsweredByTheStatusAlone() throws Exception {
        assertThat(client.call("GET", "/group/spnw/demo/members/jdoe").statusCode())
                .isEqualTo(204);
        assertThat(client.call("GET", "/group/spnw/demo/members/else").statusCode())
                .isEqualTo(404);
        assertThat(client.call("GET", "/group/spnw/demo").body()).contains("\"permission\":\"write\"");
        assertThat(client.call("GET", "/group/spnw/demo/packages").body()).contains("spnw/demo");
        assertThat(client.call("GET", "/user/orgs").body()).contains("spnw");
        assertThat(client.call("GET", "/authentication").body())
                .contains("\"expires\":null")
                .contains("api:write");
    }
}
