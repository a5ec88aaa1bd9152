package io.github.nightlywheels.channel.anaconda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTimeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-02-07 15:05:00+00:00",
                "2025-02-07 15:05:00.000000+00:00",
                "2025-02-07T15:05:00Z",
                "2025-02-07 15:05:00",
                " 2025-02-07  15:05:00 +0000 ",
                "2025-02-07 16:05:00+01:00"
            })
    void readsEverySpellingOfAMoment(String text) {
        assertThat(UploadTime.parse(text)).contains(Instant.parse("2025-02-07T15:05:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2025-02-07", "1738940700"})
    void isEmptyWhereItMakesNoSense(String text) {
        assertThat(UploadTime.parse(text)).isEmpty();
    }
}
