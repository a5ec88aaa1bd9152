package io.github.nightlywheels.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluralTest {
    @ParameterizedTest
    @CsvSource({"0, 0 wheels", "1, 1 wheel", "2, 2 wheels", "5000000000, 5000000000 wheels"})
    void oneThingAloneIsSingular(long count, String words) {
        assertThat(Plural.of(count, "wheel")).isEqualTo(words);
    }
}
