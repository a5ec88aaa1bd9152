package io.github.nightlywheels.report.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.Decision.Action;
import io.github.nightlywheels.engine.PublishMode;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WheelStateTest {
    @ParameterizedTest
    @EnumSource
    void everyOutcomeIsAStateWhoseWordIsThatOfTheJsonReport(Outcome outcome) {
        String word = outcome.name().toLowerCase(Locale.ROOT);
        assertThat(WheelState.of(outcome).word()).isEqualTo(word);
        assertThat(Sample.result("demo-1.0.dev1-py3-none-any.whl", outcome).outcomeWord())
                .isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({
        "PUBLISH, would publish",
        "REPLACE, would replace",
        "LEAVE_SAME, unchanged",
        "LEAVE_OTHER, would skip",
        "REFUSE, conflict"
    })
    void aDryRunSaysWhatWouldBeDone(Action action, String word) {
        WheelReport wheel = new Sample()
                .dryRun(action, "demo-1.0.dev1-py3-none-any.whl")
                .report()
                .wheels()
                .get(0);
        assertThat(wheel.state(PublishMode.DRY_RUN).word()).isEqualTo(word);
        assertThat(wheel.state(PublishMode.PUBLISH).word()).isEqualTo("not attempted");
        assertThat(wheel.outcomeWord()).isEqualTo("not-attempted");
    }
}
