package io.github.nightlywheels.http;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class UrlTextTest {
    @Test
    void allButUnreservedCharactersArePercentEncoded() {
        assertThat(UrlText.encode("demo-1.0+cu12!1~_a b*/%é?#"))
                .isEqualTo("demo-1.0%2Bcu12%211~_a%20b%2A%2F%25%C3%A9%3F%23");
    }

    @Test
    void whatMayBeACredentialIsNotShown() {
        assertThat(UrlText.withoutCredentials(HttpUrl.get("https://ann:pass@storage.example/key?X-Amz-Signature=1#f")))
                .isEqualTo("https://storage.example/key");
    }
}
