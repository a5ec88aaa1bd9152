package io.github.nightlywheels.channel.pypi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelGenerator;
import io.github.nightlywheels.wheel.WheelGenerator.Generated;
import io.github.nightlywheels.wheel.WheelReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of odd wheels, those are sent to PyPI that it takes, and no others. The system properties {@code nightly.odd} and
 * {@code nightly.seed} set how many wheels are made for that, and which.
 */
class PypiAgreementTest {
    private static final int CASES = Integer.getInteger("nightly.odd", 250);
    private static final long SEED = Long.getLong("nightly.seed", 1);

    @TempDir
    Path directory;

    private int taken;
    private int refused;
    private final List<String> disagreements = new ArrayList<>();

    @Test
    void refusesBeforeItIsSentWhatTheServerWouldRefuseAndNothingElse() throws IOException {
        WheelGenerator generator = new WheelGenerator(SEED, directory);
        for (int i = 0; i < CASES; i++) {
            Generated generated = generator.next();
            read(generated.path()).ifPresent(wheel -> compare(wheel, generated));
        }
        assertThat(disagreements).as("seed %d", SEED).isEmpty();
        assertThat(taken).as("seed %d", SEED).isGreaterThan(CASES / 5);
        assertThat(refused).as("seed %d", SEED).isPositive();
    }

    private static Optional<Wheel> read(Path file) {
        try {
            return Optional.of(WheelReader.read(file));
        } catch (FailureException noWheel) {
            return Optional.empty();
        }
    }

    /** Sends it to a server that is not known to be PyPI, so that it is sent in any case. */
    private void compare(Wheel wheel, Generated generated) {
        boolean isGood = PypiRules.check(PypiServer.of("pypi", Optional.empty()), List.of(wheel))
                .faults()
                .isEmpty();
        try (PypiRun run = new PypiRun(directory)) {
            Summary summary = run.publish(wheel);
            boolean isTaken = summary.filenames(Outcome.PUBLISHED).size() == 1;
            taken += isTaken ? 1 : 0;
            refused += isTaken ? 0 : 1;
            if (isTaken != isGood) {
                disagreements.add(generated + (isTaken ? " is taken" : " is refused: " + PypiRun.failure(summary)));
            }
            run.fake.violations().forEach(odd -> disagreements.add(generated + ": " + odd));
        }
    }
}
