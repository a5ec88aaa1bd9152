package io.github.nightlywheels.channel.anaconda;

import static io.github.nightlywheels.channel.anaconda.AnacondaRun.LOGIN;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.concurrent.ParallelRunner;
import io.github.nightlywheels.engine.PublishResult;
import io.github.nightlywheels.wheel.Wheel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is said of the state is so: many runs under random trouble, each from a seed of its own, and after each one every word
 * of the console, the report, the page and the exit status is compared with what the fake server holds, at once and when all that
 * was under way has come to pass. {@code -Dnightly.oracle=5000} sets how many, {@code -Dnightly.oracle.seed=42} runs the one of that
 * seed.
 */
class OracleTest {
    private static final int SCHEDULES = Integer.getInteger("nightly.oracle", 200);

    /** What a run has found beyond the schedules of each build. */
    private static final List<Long> FOUND = List.of(427L, 592L, 3353L);

    @TempDir
    private Path directory;

    private List<Wheel> old = List.of();
    private List<Wheel> wheels = List.of();

    @Test
    void everyWordIsSo() {
        try (AnacondaRun builder = new AnacondaRun(directory)) {
            old = wheels(builder, "old");
            wheels = wheels(builder, "new");
        }
        try (ParallelRunner tasks = new ParallelRunner(2)) {
            List<Long> seeds = seeds();
            List<Verdict> verdicts = tasks.each(seeds, this::verdictOf);
            long alarms = verdicts.stream().filter(Verdict::isFalseAlarm).count();
            System.out.println(
                    "oracle: " + seeds.size() + " schedules, " + alarms + " red though every wheel was there");
            assertThat(verdicts.stream().flatMap(verdict -> verdict.untruth().stream()))
                    .isEmpty();
        }
    }

    /**
     * What one schedule has shown.
     *
     * @param isFalseAlarm whether the run was red though every wheel was there
     * @param untruth what was said that is not so
     */
    private record Verdict(boolean isFalseAlarm, Optional<String> untruth) {}

    private Verdict verdictOf(long seed) {
        try {
            return new Verdict(schedule(seed), Optional.empty());
        } catch (AssertionError | RuntimeException e) {
            return new Verdict(false, Optional.of("-Dnightly.oracle.seed=" + seed + ": " + e));
        }
    }

    private static List<Long> seeds() {
        return Optional.ofNullable(Long.getLong("nightly.oracle.seed"))
                .map(List::of)
                .orElseGet(() -> LongStream.concat(
                                LongStream.range(0, SCHEDULES), FOUND.stream().mapToLong(seed -> seed))
                        .distinct()
                        .boxed()
                        .toList());
    }

    private static List<Wheel> wheels(AnacondaRun builder, String content) {
        return List.of(
                builder.wheel("demo", "1.0.dev1", "cp311", content),
                builder.wheel("demo", "1.0.dev1", "cp312", content),
                builder.wheel("demo", "1.0.dev1", "cp313", content),
                builder.wheel("demo", "1.0.dev2", "py3", content),
                builder.wheel("other", "2.0.dev1", "cp312", content),
                builder.wheel("fresh", "3.0.dev1", "py3", content));
    }

    /** Whether the run was red though every wheel was there. */
    private boolean schedule(long seed) {
        Random random = new Random(seed);
        try (AnacondaRun run = new AnacondaRun(directory, "demo", "other", "fresh")) {
            if (random.nextBoolean()) {
                run.fake.owner(ORGANIZATION, LOGIN);
            }
            run.threads(1 + random.nextInt(4)).replaceThreads(1 + random.nextInt(4));
            run.limits(random.nextInt(9), Duration.ofMinutes(1 + random.nextInt(30)));
            populate(run, random);
            run.fake.forgetsRequests();
            ChannelTruth truth = new ChannelTruth(run, wheels);
            RandomTrouble trouble = new RandomTrouble(run, random);
            trouble.begin(seed, wheels);
            PublishResult result = run.publishAsBuild(wheels);
            truth.taken(trouble.taken());
            try {
                truth.requireAllSo(result);
                trouble.end();
                truth.requireAllSo(result);
            } catch (AssertionError e) {
                throw new AssertionError(
                        result.state().lines() + "\n" + run.fake.requests() + "\n" + e.getMessage(), e);
            }
            boolean isFalseAlarm = result.failure().isPresent() && truth.isAllThere();
            requireThatTheNextRunIsRight(run);
            return isFalseAlarm;
        }
    }

    /** Puts some of the wheels there: with the old content, so long ago that it is a warning; with the new one, or with that and another label. */
    private void populate(AnacondaRun run, Random random) {
        for (int i = 0; i < wheels.size(); i++) {
            switch (random.nextInt(4)) {
                case 0 -> run.putsDaysAgo(old.get(i), 20);
                case 1 -> run.puts(wheels.get(i));
                case 2 -> run.putsUnderLabel(wheels.get(i), "staging");
                default -> {}
            }
        }
    }

    private void requireThatTheNextRunIsRight(AnacondaRun run) {
        run.fake.owner(ORGANIZATION, LOGIN);
        run.limits(8, Duration.ofMinutes(60));
        assertThat(run.publishAsBuild(wheels).failure())
                .as(() -> run.fake.requests().toString())
                .isEmpty();
        List<Wheel> wanted = new ArrayList<>(wheels);
        run.assertHolds(wanted.toArray(Wheel[]::new));
    }
}
