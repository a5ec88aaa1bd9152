package io.github.nightlywheels.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.wheel.Wheel;
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
    private final FailureException first = new FailureException(
            new TransferFailure.Unreachable("send", "localhost", "reset"), new IOException("reset by peer"));
    private final FailureException second = new FailureException(new ChannelFailure.ReadOnly("X-Read-Only"));

    @TempDir
    Path directory = Path.of("");

    private WheelResult failed(String version, FailureException thrown) {
        Wheel wheel = WheelReader.read(WheelBuilder.wheel("demo", version).buildIn(directory));
        return new WheelResult(
                wheel.filename().text(),
                Optional.of(wheel),
                Optional.of(Decision.Action.PUBLISH),
                Optional.of(Outcome.FAILED),
                Optional.of(thrown),
                Duration.ZERO,
                1);
    }

    private FailureException failure(WheelResult... results) {
        return new Summary(List.of(results), List.of()).failure().orElseThrow();
    }

    @Test
    void whatWasThrownForAWheelIsTheCause() {
        FailureException failure = failure(failed("1.0.dev1", first));
        assertThat(failure.failure()).isEqualTo(first.failure());
        assertThat(failure).hasCause(first).hasRootCauseMessage("reset by peer");
        assertThat(failure.getSuppressed()).isEmpty();
    }

    @Test
    void whatWasThrownForTheOthersIsSuppressed() {
        FailureException failure = failure(failed("1.0.dev1", first), failed("1.0.dev2", second));
        assertThat(failure.failure().code()).isEqualTo("several");
        assertThat(failure).hasCause(first);
        assertThat(failure.getSuppressed()).containsExactly(second);
    }
}
