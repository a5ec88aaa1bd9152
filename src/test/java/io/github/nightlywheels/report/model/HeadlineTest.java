package io.github.nightlywheels.report.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.Decision.Action;
import io.github.nightlywheels.failure.ChannelFailure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadlineTest {
    private static final String WHEEL = "demo-1.0.dev2-py3-none-any.whl";
    private static final String OTHER = "demo-1.0.dev2-cp311-cp311-win32.whl";

    private static Headline headline(Sample sample) {
        return Headline.of(sample.report());
    }

    @Test
    void isGoodIfAllIsOnTheChannel() {
        assertThat(headline(new Sample().wheel(WHEEL, Outcome.PUBLISHED).wheel(OTHER, Outcome.UNCHANGED)))
                .isEqualTo(new Headline(Severity.OK, "published 1 of 2 wheels, 1 unchanged"));
    }

    @Test
    void isAWarningIfTheLastReleaseHasWheelsThatThisOneLacks() {
        assertThat(headline(new Sample()
                        .release(
                                "demo",
                                "1.0.dev1",
                                Duration.ofDays(1),
                                List.of(
                                        "demo-1.0.dev1-py3-none-any.whl",
                                        "demo-1.0.dev1-cp311-cp311-win32.win_amd64.whl",
                                        "demo-1.0.dev1-cp312-cp312-win32.whl"))
                        .wheel(WHEEL, Outcome.PUBLISHED)))
                .isEqualTo(new Headline(Severity.WARNING, "published 1 of 1 wheel, 2 missing since last release"));
    }

    @Test
    void saysOfADryRunWhatWouldBeSent() {
        assertThat(headline(new Sample()
                        .dryRun(Action.PUBLISH, WHEEL)
                        .dryRun(Action.LEAVE_SAME, OTHER)
                        .dryRun(Action.LEAVE_OTHER, "demo-1.0.dev2-cp312-cp312-win32.whl")))
                .isEqualTo(new Headline(
                        Severity.INFO, "would send 1 of 3 wheels (dry run), 1 unchanged, 1 would be skipped"));
    }

    @Test
    void saysOfADryRunThatFailsThatItWouldSendNothing() {
        assertThat(headline(new Sample()
                        .dryRun(Action.PUBLISH, WHEEL)
                        .dryRun(Action.REFUSE, OTHER)
                        .failed(new ChannelFailure.Conflict("acme", List.of(OTHER)))))
                .isEqualTo(new Headline(Severity.ERROR, "would send 0 of 2 wheels (dry run)"));
    }

    @Test
    void isAnErrorIfSomethingFailed() {
        assertThat(headline(new Sample()
                        .wheel(WHEEL, Outcome.UNKNOWN)
                        .wheel(OTHER, Outcome.OVERTAKEN)
                        .failedByWheels()))
                .isEqualTo(
                        new Headline(Severity.ERROR, "published 0 of 2 wheels, 1 overtaken by another job, 1 unknown"));
    }

    @Test
    void isAWarningWhereThereWasNothingToPublish() {
        assertThat(headline(new Sample())).isEqualTo(new Headline(Severity.WARNING, "published 0 of 0 wheels"));
    }
}
