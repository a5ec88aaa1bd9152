package io.github.nightlywheels.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckOutputTest {
    private final RecordingLog log = new RecordingLog(false);
    private final CheckOutput output = new CheckOutput(log);

    @Test
    void saysBeforeALongCheckHowMuchItIs() {
        output.checking(3, 1_100_000_000);
        assertThat(log.lines()).containsExactly("INFO Checking 3 wheels (1.1 GB)");
    }

    @Test
    void saysNothingOfAShortOne() {
        output.checking(3, 99_999_999);
        assertThat(log.lines()).isEmpty();
    }
}
