package io.github.nightlywheels.channel.anaconda.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class StorageClientTest {
    @Test
    void whatTheStorageRepeatsOfTheFormIsNotShown() {
        UploadGrant staged = new UploadGrant(
                HttpUrl.get("https://storage.example/"),
                Map.of("x-amz-signature", "0123456789abcdef0123", "acl", "private"),
                "id",
                Instant.EPOCH);
        assertThat(StorageClient.redact("private: expected 0123456789abcdef0123, 0123456789abcdef0123", staged))
                .isEqualTo("private: expected [form], [form]");
    }
}
