package io.github.nightlywheels.channel.anaconda;

import static io.github.nightlywheels.channel.anaconda.AnacondaRun.LOGIN;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.concurrent.ParallelRunner;
import io.github.nightlywheels.engine.Decision;
import io.github.nightlywheels.engine.PublishResult;
import io.github.nightlywheels.engine.RecordingListener;
import io.github.nightlywheels.engine.WheelResult;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.failure.StorageFailure;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.wheel.Wheel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /** So many repetitions get over the faults by chance of these schedules. */
    private static final int MANY_TRIES = 5;

    private static final String OVERTAKEN = "another job has taken a name";
    private static final String LATE = "something shows or takes effect after its answer";
    private static final String LABEL = "a file that is there lacks its label";
    private static final String FEW_TRIES = "requests fail more often than they are repeated";

    /** For these reasons a run cannot know that every wheel is there, or is right to be red. */
    private static final Set<String> KNOWN_ALARMS = Set.of(OVERTAKEN, LATE, LABEL, FEW_TRIES);

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
            Map<String, Long> alarms = verdicts.stream()
                    .flatMap(verdict -> verdict.alarms().stream())
                    .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
            System.out.println("oracle: " + seeds.size() + " schedules, red though every wheel was there: " + alarms);
            assertThat(verdicts.stream().flatMap(verdict -> verdict.untruth().stream()))
                    .isEmpty();
            assertThat(alarms.keySet())
                    .as("why a run is red though every wheel is there")
                    .isSubsetOf(KNOWN_ALARMS);
        }
    }

    /**
     * What one schedule has shown.
     *
     * @param alarms why the run was red though every wheel was there, if it was
     * @param untruth what was said that is not so
     */
    private record Verdict(Set<String> alarms, Optional<String> untruth) {}

    private Verdict verdictOf(long seed) {
        try {
            return new Verdict(schedule(seed), Optional.empty());
        } catch (AssertionError | RuntimeException e) {
            return new Verdict(Set.of(), Optional.of("-Dnightly.oracle.seed=" + seed + ": " + e));
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

    /** Why the run was red though every wheel was there, if it was. */
    private Set<String> schedule(long seed) {
        Random random = new Random(seed);
        boolean isOwner = random.nextBoolean();
        try (AnacondaRun run = new AnacondaRun(directory, projects(seed, isOwner))) {
            if (isOwner) {
                run.fake.owner(ORGANIZATION, LOGIN);
            }
            run.threads(1 + random.nextInt(4)).replaceThreads(1 + random.nextInt(4));
            int tries = random.nextInt(9);
            run.limits(tries, Duration.ofMinutes(1 + random.nextInt(30)));
            populate(run, random);
            run.fake.forgetsRequests();
            ChannelTruth truth = new ChannelTruth(run, wheels);
            RandomTrouble trouble = new RandomTrouble(run, random);
            trouble.begin(seed, wheels);
            RecordingListener listener = new RecordingListener();
            PublishResult result = run.publishAsBuild(wheels, listener);
            truth.taken(trouble.taken());
            try {
                assertThat(listener.bugs()).as("bugs").isEmpty();
                truth.requireAllSo(result);
                trouble.end();
                truth.requireAllSo(result);
            } catch (AssertionError e) {
                throw new AssertionError(
                        result.state().lines() + "\n" + run.fake.requests() + "\n" + e.getMessage(), e);
            }
            Set<String> alarms = truth.isAllThere() && result.failure().isPresent()
                    ? alarms(result, trouble, tries, seed)
                    : Set.of();
            requireThatTheNextRunIsRight(run);
            return alarms;
        }
    }

    /** The projects that are there at first; in some schedules an owner has to create one. */
    private static String[] projects(long seed, boolean isOwner) {
        boolean isNew = isOwner && !FOUND.contains(seed) && new Random(~seed).nextInt(3) == 0;
        return isNew ? new String[] {"demo", "other"} : new String[] {"demo", "other", "fresh"};
    }

    /** What a run says that is red though every wheel was there, a reason for each wheel that it does not count as there. */
    private static Set<String> alarms(PublishResult result, RandomTrouble trouble, int tries, long seed) {
        Set<String> alarms = result.wheels().stream()
                .filter(wheel -> wheel.failure().isPresent())
                .map(wheel -> alarm(wheel, wheel.failure().get(), trouble, tries, seed))
                .collect(Collectors.toSet());
        return alarms.isEmpty()
                ? Set.of(unforeseen(result.failure().orElseThrow().failure(), tries, seed))
                : alarms;
    }

    private static String alarm(WheelResult wheel, Failure failure, RandomTrouble trouble, int tries, long seed) {
        if (wheel.planned().equals(Optional.of(Decision.Action.LABEL))) {
            return LABEL;
        }
        boolean isRead = failure instanceof ChannelFailure.Verification verification
                && !verification.field().equals("labels");
        boolean isTaken = trouble.taken()
                .filter(taken -> taken.filename().text().equals(wheel.filename()))
                .isPresent();
        if (isTaken
                || failure instanceof ChannelFailure.Overtaken
                || (isRead && trouble.taken().isPresent())) {
            return OVERTAKEN;
        }
        boolean isOpen = failure instanceof TransferFailure.OutcomeUnknown;
        if ((isRead || isOpen) && trouble.mayBeLate()) {
            return LATE;
        }
        return unforeseen(failure, tries, seed);
    }

    private static String unforeseen(Failure failure, int tries, long seed) {
        return tries < MANY_TRIES && isOfTransfer(failure)
                ? FEW_TRIES
                : "seed " + seed + ", " + tries + " tries: " + failure.problem();
    }

    /** Whether requests have failed, and not the wheel, the settings or the plugin. */
    private static boolean isOfTransfer(Failure failure) {
        return failure instanceof TransferFailure
                || failure instanceof StorageFailure
                || failure instanceof ChannelFailure.NameReserved
                || failure instanceof RunFailure.Outage;
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
