package io.github.nightlywheels.wheel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.nightlywheels.wheel.WheelGenerator.Generated;
import io.github.nightlywheels.wheel.python.Python;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares the checks with what pip's own code does to the same wheels, where there is a pip 26 or later. The system properties
 * {@code nightly.cases} and {@code nightly.seed} set how many wheels are made for that, and which.
 */
class PipAgreementTest {
    private static final int CASES = Integer.getInteger("nightly.cases", 2000);
    private static final long SEED = Long.getLong("nightly.seed", 1);

    @TempDir
    Path directory;

    @BeforeAll
    static void findPip() {
        Python.assume("pip", 26);
    }

    @Test
    void whatPipCannotInstallIsRefusedOrWarnedOfAndWhatItInstallsGoesThrough() throws Exception {
        WheelGenerator generator = new WheelGenerator(SEED, directory);
        List<Generated> wheels = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            wheels.add(generator.next());
        }
        List<String> verdicts = Python.run(
                "install_wheels.py",
                wheels.stream().map(wheel -> wheel.path().toString()).toList());
        int installed = 0;
        List<String> disagreements = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            Generated wheel = wheels.get(i);
            JsonNode refusal = new ObjectMapper().readTree(verdicts.get(i));
            ReadResult result = WheelReader.inspect(wheel.path());
            installed += refusal.isNull() ? 1 : 0;
            boolean silent =
                    result.wheel().map(good -> good.warnings().isEmpty()).orElse(false);
            if (!refusal.isNull() && silent) {
                disagreements.add(wheel + " is taken; pip: " + refusal.textValue());
            } else if (refusal.isNull() && !wheel.strict() && !result.faults().isEmpty()) {
                disagreements.add(wheel + " is installed by pip; " + result.faults());
            }
        }
        assertThat(disagreements).as("seed %d", SEED).isEmpty();
        assertThat(installed).as("seed %d", SEED).isBetween(CASES / 5, CASES * 4 / 5);
    }
}
