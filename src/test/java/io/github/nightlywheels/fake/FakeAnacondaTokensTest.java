package io.github.nightlywheels.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeAnacondaTokensTest {
    private static final String KEY = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJqZG9lIn0.c2lnbmF0dXJl";

    @AutoClose
    private final FakeAnaconda fake = FakeAnaconda.withWriter("jdoe", "secret", "spnw", "demo");

    private final HandClient client = new HandClient(fake, "token secret");

    private JsonNode authentication() throws Exception {
        return HandClient.JSON.readTree(client.call("GET", "/authentication").body());
    }

    private int creates(String version) throws Exception {
        return client.call("POST", "/release/spnw/demo/" + version, HandClient.RELEASE.formatted(version))
                .statusCode();
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "api", "api:write"})
    void eachOfThreeScopesIsTheRightToWrite(String scope) throws Exception {
        fake.token("secret").scopes(scope);
        assertThat(creates("2.0")).isEqualTo(200);
        assertThat(authentication().path("scopes").toString()).isEqualTo("[\"" + scope + "\"]");
    }

    @Test
    void theScopesMayBeListedWithAllTheyInclude() throws Exception {
        fake.token("secret").scopes("api").listsScopes("api", "api:build", "api:modify-group");
        assertThat(authentication().path("scopes").toString())
                .isEqualTo("[\"api\",\"api:build\",\"api:modify-group\"]");
        assertThat(creates("2.0")).isEqualTo(200);
    }

    @Test
    void anExpiryMayHaveAnOffset() throws Exception {
        fake.token("secret").expires(OffsetDateTime.parse("2027-05-01T02:30:00+05:30"));
        assertThat(authentication().path("expires").asText()).isEqualTo("2027-05-01 02:30:00.000000+05:30");
        assertThat(creates("2.0")).isEqualTo(200);
        fake.token("secret").expires(OffsetDateTime.parse("2020-05-01T02:30:00+05:30"));
        assertThat(creates("2.1")).isEqualTo(401);
    }

    @Test
    void aKeyOfAnacondaComIsRefusedInTheWordsThatWereSeen() throws Exception {
        fake.token(KEY).of("jdoe").anacondaComKey();
        HandClient other = new HandClient(fake, "token " + KEY);
        HttpResponse<String> answer = other.call("GET", "/user");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"error\":\"Bearer token authentication is not enabled\"}");
        assertThat(other.call("GET", "/user/spnw").statusCode()).isEqualTo(200);
        assertThat(fake.violations()).isEmpty();
    }

    @Test
    void onlyAJwtIsAKeyOfAnacondaCom() {
        assertThatThrownBy(() -> fake.token("secret").anacondaComKey())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("JWT");
    }
}
