package io.github.nightlywheels.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.RemovalOutcome;
import io.github.nightlywheels.failure.FailureException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Many prunings under random faults, each from a seed of its own; {@code -Dnightly.soak=2000} sets how many. Whatever happens, what
 * the rule keeps is there, what is said to be removed is gone and what is said to be there is there; and a run without faults
 * finishes the job.
 */
class PruneSoakTest {
    private static final int SCHEDULES = Integer.getInteger("nightly.soak", 300) / 3;

    @Test
    void whateverHappensWhatTheRuleKeepsIsThere() {
        for (long seed = 0; seed < SCHEDULES; seed++) {
            try {
                schedule(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static void schedule(long seed) {
        Random random = new Random(seed);
        try (PruneRun run = new PruneRun("demo", "other")) {
            run.wheels("demo", 2 + random.nextInt(5)).wheels("other", 2 + random.nextInt(4));
            if (random.nextInt(5) == 0) {
                run.fake.tokenExpiresAfterWrites(1 + random.nextInt(3));
            }
            if (random.nextInt(4) == 0) {
                run.fake.showsDeletionsLate(random.nextInt(3));
            }
            run.fake.randomFaults(seed, 0.05 + random.nextDouble() * 0.5);
            Optional<PruneResult> result = prune(run);
            assertThat(run.fake.violations()).isEmpty();
            assertKept(run);
            result.ifPresent(told -> assertTold(run, told));
            run.fake.tokenExpiresAfterWrites(Integer.MAX_VALUE);
            run.fake.token(PruneRun.TOKEN).expires(PruneRun.NOW.plus(Duration.ofDays(300)));
            run.fake.showsDeletionsLate(0).behavesAgain();
            assertThat(run.removes().failure()).isEmpty();
            assertThat(run.versions("demo")).hasSize(2);
            assertThat(run.versions("other")).hasSize(2);
            assertKept(run);
        }
    }

    private static Optional<PruneResult> prune(PruneRun run) {
        try {
            return Optional.of(run.removes());
        } catch (FailureException e) {
            return Optional.empty();
        }
    }

    /** The two newest of each project, which the rule keeps. */
    private static void assertKept(PruneRun run) {
        for (String project : List.of("demo", "other")) {
            int newest = run.versions(project).stream()
                    .mapToInt(version -> Integer.parseInt(version.substring("1.0.dev".length())))
                    .max()
                    .orElseThrow();
            assertThat(run.versions(project)).contains("1.0.dev" + newest, "1.0.dev" + (newest - 1));
        }
    }

    private static void assertTold(PruneRun run, PruneResult told) {
        told.projects()
                .forEach(project -> project.results().forEach(result -> {
                    String version = result.removal().release().version();
                    if (EnumSet.of(RemovalOutcome.REMOVED, RemovalOutcome.GONE_BEFORE)
                            .contains(result.outcome())) {
                        assertThat(run.versions(project.project().text())).doesNotContain(version);
                    } else if (result.outcome() != RemovalOutcome.UNKNOWN) {
                        assertThat(run.versions(project.project().text())).contains(version);
                    }
                }));
        assertThat(told.failure().isPresent())
                .isEqualTo(told.projects().stream()
                        .flatMap(project -> project.results().stream())
                        .anyMatch(result -> result.outcome().isFailure()));
    }
}
