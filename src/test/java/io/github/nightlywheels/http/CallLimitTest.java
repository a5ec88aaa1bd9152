package io.github.nightlywheels.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallLimitTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void aCallHasTheTimeoutTwiceTheWaitForTheAnswerAndTheTimeOfASlowLine() {
        assertThat(CallLimit.of(MINUTE, MINUTE, 16 * 1024 * 100)).isEqualTo(Duration.ofSeconds(2 * 60 + 60 + 100));
    }

    @Test
    void aCallWithoutBytesHasOnlyTheTimeouts() {
        assertThat(CallLimit.of(MINUTE, Duration.ofMinutes(5), 0)).isEqualTo(Duration.ofMinutes(7));
    }

    @Test
    void noLimitIsLongerThanTheConnectionTakes() {
        assertThat(CallLimit.of(MINUTE, MINUTE, Long.MAX_VALUE)).isEqualTo(Duration.ofMillis(Integer.MAX_VALUE));
    }
}
