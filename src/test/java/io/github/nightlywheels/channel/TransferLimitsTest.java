package io.github.nightlywheels.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferLimitsTest {
    @ParameterizedTest
    @CsvSource({"4, 4", "8, 8", "20, 8"})
    void replacesAsManyAtOnceAsItSendsButNoMoreThanEight(int threads, int replaceThreads) {
        TransferLimits limits = new TransferLimits(threads, 0, Duration.ofMinutes(10), Duration.ofSeconds(20));
        assertThat(limits.replaceThreads()).isEqualTo(replaceThreads);
        assertThat(limits.withReplaceThreads(1).replaceThreads()).isOne();
    }
}
