package io.github.nightlywheels.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {
    private static final FailureException FIRST = new FailureException(
            new TransferFailure.Unreachable("send", "localhost", "reset"), new IOException("reset by peer"));
    private static final FailureException SECOND = new FailureException(new ChannelFailure.ReadOnly("X-Read-Only"));

    @TempDir
    Path directory = Path.of("");

    private WheelResult failed(String version, FailureException thrown) {
        return new WheelResult(
                WheelReader.read(WheelBuilder.wheel("demo", version).buildIn(directory)),
                Outcome.FAILED,
                Optional.<Failure>of(thrown.failure()),
                Duration.ZERO,
                1,
                Optional.of(thrown));
    }

    private FailureException failure(WheelResult... results) {
        return new Summary(List.of(results), List.of()).failure().orElseThrow();
    }

    @Test
    void whatWasThrownForAWheelIsTheCause() {
        FailureException failure = failure(failed("1.0.dev1", FIRST));
        assertThat(failure.failure()).isEqualTo(FIRST.failure());
        assertThat(failure).hasCause(FIRST).hasRootCauseMessage("reset by peer");
        assertThat(failure.getSuppressed()).isEmpty();
    }

    @Test
    void whatWasThrownForTheOthersIsSuppressed() {
        FailureException failure = failure(failed("1.0.dev1", FIRST), failed("1.0.dev2", SECOND));
        assertThat(failure.failure().code()).isEqualTo("several");
        assertThat(failure).hasCause(FIRST);
        assertThat(failure.getSuppressed()).containsExactly(SECOND);
    }
}
