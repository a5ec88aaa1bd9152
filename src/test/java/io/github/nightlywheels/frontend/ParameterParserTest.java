package io.github.nightlywheels.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterParserTest {
    @ParameterizedTest
    @CsvSource({
        "3GB, 3000000000",
        "500 MB, 500000000",
        "1.5GiB, 1610612736",
        "2k, 2000",
        "7, 7",
        "999999999999999, 999999999999999"
    })
    void readsASize(String text, long bytes) {
        assertThat(ParameterParser.bytes("quota", text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0.1", "-3GB", "3GBit", "three", "3,5GB", "99999999999TB"})
    void refusesWhatIsNoSize(String text) {
        assertThatThrownBy(() -> ParameterParser.bytes("quota", text))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure())
                                .isEqualTo(new ConfigurationFailure.InvalidParameter(
                                        "quota", text, "a size such as 3GB or 500MB")));
    }

    @Test
    void aLabelIsLowerCaseWhereverItIsGiven() {
        assertThat(ParameterParser.labels(List.of("main", " dev-1 "))).containsExactly("main", "dev-1");
        String words = "The parameter labels is \"Dev\", expected is dev, because labels are lower case.";
        assertThatThrownBy(() -> PublishParameters.labels(List.of("main", "Dev")))
                .hasMessageContaining(words);
        assertThatThrownBy(() -> UpkeepParameters.policy(3, null, false, false, List.of("Dev")))
                .hasMessageContaining(words);
    }
}
