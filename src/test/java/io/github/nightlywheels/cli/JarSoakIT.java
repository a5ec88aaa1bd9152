package io.github.nightlywheels.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the network does, a run of the jar tells the truth, and one without faults finishes the job. */
class JarSoakIT extends JarTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void tellsTheTruthUnderRandomFaults(long seed) throws Exception {
        wheel("1.0.dev2");
        fake.lease(Duration.ofMillis(1)).randomFaults(seed, 0.3);
        MainRun run = run(
                WITH_TOKEN,
                command(
                        "publish",
                        "--json",
                        "--on-several-versions=all",
                        "--retries=2",
                        "--retry-timeout=5",
                        "--visibility-timeout=1",
                        "--timeout=2",
                        "dist"));
        assertThat(run.exitCode()).as(run.err()).isIn(0, 1);
        JsonNode wheels = new ObjectMapper()
                .readTree(run.out())
                .path("publications")
                .path(0)
                .path("wheels");
        assertThat(wheels).hasSize(2).allSatisfy(told -> assertTrue(told, run.exitCode()));
        fake.behavesAgain();
        MainRun next = run(WITH_TOKEN, command("publish", "--on-several-versions=all", "dist"));
        assertThat(next.exitCode()).as(next.err()).isZero();
        assertThat(there("1.0.dev1")).hasSize(1);
        assertThat(there("1.0.dev2")).hasSize(1);
        assertThat(fake.violations()).isEmpty();
    }

    private void assertTrue(JsonNode told, int exitCode) {
        String filename = told.path("filename").asText();
        boolean isThere =
                there("1.0.dev1").containsKey(filename) || there("1.0.dev2").containsKey(filename);
        String outcome = told.path("outcome").asText();
        if (exitCode == 0) {
            assertThat(outcome).isIn("published", "unchanged");
        }
        if (List.of("published", "unchanged").contains(outcome)) {
            assertThat(isThere).as(filename).isTrue();
        } else if (!outcome.equals("unknown")) {
            assertThat(isThere).as(filename + " is " + outcome).isFalse();
        }
    }
}
