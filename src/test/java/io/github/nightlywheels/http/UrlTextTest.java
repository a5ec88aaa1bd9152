package io.github.nightlywheels.http;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class UrlTextTest {
    @Test
    void whatMayBeACredentialIsNotShown() {
        assertThat(UrlText.withoutCredentials(HttpUrl.get("https://ann:pass@storage.example/key?X-Amz-Signature=1#f")))
                .isEqualTo("https://storage.example/key");
    }
}
