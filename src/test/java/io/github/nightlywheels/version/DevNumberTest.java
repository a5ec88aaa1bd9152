package io.github.nightlywheels.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.failure.FailureException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DevNumberTest {
    private static final Instant START = Instant.parse("2026-11-26T23:59:08.900Z");

    @ParameterizedTest
    @CsvSource({
        "timestamp, 20261126235908",
        "TimeStamp, 20261126235908",
        "date, 20261126",
        "epoch, 1795737548",
        "4711, 4711",
        "' 007 ', 007"
    })
    void countsByTheRule(String rule, String expected) {
        assertThat(DevNumber.of(rule, START)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "-1", "1.5", "${env.GITHUB_RUN_NUMBER}", "٣"})
    void refusesWhatIsNoNumber(String rule) {
        assertThatThrownBy(() -> DevNumber.of(rule, START))
                .isInstanceOf(FailureException.class)
                .hasMessage("The parameter versionNumber is " + (rule.isEmpty() ? "empty" : "\"" + rule + "\"")
                        + ", expected is timestamp, date, epoch or digits.");
    }
}
