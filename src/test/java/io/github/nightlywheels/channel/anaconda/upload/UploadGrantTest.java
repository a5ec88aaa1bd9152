package io.github.nightlywheels.channel.anaconda.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.http.ConnectionSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadGrantTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final ConnectionSettings NETWORK = ConnectionSettings.direct(Duration.ofSeconds(20), 1, "test/1.0");

    private static UploadGrant grant(String policy) {
        ObjectNode answer = new ObjectMapper().createObjectNode();
        answer.put("post_url", "https://storage.example/").put("dist_id", "1");
        answer.putObject("form_data").put("Policy", policy);
        return UploadGrant.parse(answer, NETWORK, NOW).orElseThrow();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    @Test
    void aFormExpiresWhenItsPolicySays() {
        UploadGrant grant = grant(base64("{\"expiration\": \"2026-11-22T03:15:00Z\"}"));
        assertThat(grant.isExpired(Instant.parse("2026-11-22T03:14:59.999Z"))).isFalse();
        assertThat(grant.isExpired(Instant.parse("2026-11-22T03:15:00Z"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "e30=", "bm90IGpzb24=", "eyJleHBpcmF0aW9uIjogInNvb24ifQ=="})
    void aFormWhosePolicyCannotBeDecodedExpiresAfter55Minutes(String policy) {
        UploadGrant grant = grant(policy);
        assertThat(grant.isExpired(Instant.parse("2026-11-22T03:54:59.999Z"))).isFalse();
        assertThat(grant.isExpired(Instant.parse("2026-11-22T03:55:00Z"))).isTrue();
    }
}
