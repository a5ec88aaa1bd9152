package io.github.nightlywheels.channel.anaconda;

import static io.github.nightlywheels.channel.anaconda.AnacondaRun.LOGIN;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.failure.ChannelState;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.fake.FakeDistribution;
import io.github.nightlywheels.publish.Summary;
import io.github.nightlywheels.wheel.Wheel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many runs under random faults, each from a seed of its own; {@code -Dnightly.soak=2000} sets how many, {@code -Dnightly.soak.seed=42}
 * runs the one of that seed. Whatever happens:
 * a run that says it went well has put every wheel there; one that failed has told the truth about each, and has lost
 * nothing but what it was replacing; and a run without faults finishes the job.
 */
class SoakTest {
    private static final int SCHEDULES = Integer.getInteger("nightly.soak", 300);

    @TempDir
    Path directory;

    private List<Wheel> before = List.of();
    private List<Wheel> wanted = List.of();

    @Test
    void everyScheduleEndsInTheTruth() {
        try (AnacondaRun builder = new AnacondaRun(directory)) {
            before = wheels(builder, "old");
            wanted = wheels(builder, "new");
        }
        int failed = 0;
        for (long seed : seeds()) {
            try {
                failed += schedule(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + " (-Dnightly.soak.seed=" + seed + ")", e);
            }
        }
        System.out.println("soak: " + SCHEDULES + " schedules, " + failed + " of them with a failure that was told");
    }

    private static long[] seeds() {
        return Optional.ofNullable(Long.getLong("nightly.soak.seed"))
                .map(seed -> new long[] {seed})
                .orElseGet(() -> LongStream.range(0, SCHEDULES).toArray());
    }

    private static List<Wheel> wheels(AnacondaRun builder, String content) {
        List<Wheel> wheels = new ArrayList<>();
        for (String python : List.of("cp311", "cp312", "cp313")) {
            wheels.add(builder.wheel("demo", "1.0.dev1", python, content));
        }
        wheels.add(builder.wheel("demo", "1.0.dev2", "py3", content));
        wheels.add(builder.wheel("other", "2.0.dev1", "cp312", content));
        wheels.add(builder.wheel("other", "2.0.dev1", "cp313", content));
        return wheels;
    }

    /** Whether it ended in a failure: 1 or 0. */
    private int schedule(long seed) {
        Random random = new Random(seed);
        try (AnacondaRun run = new AnacondaRun(directory, "demo", "other")) {
            run.threads(1 + random.nextInt(4)).limits(random.nextInt(9), Duration.ofMinutes(60));
            if (random.nextBoolean()) {
                run.fake.owner(ORGANIZATION, LOGIN);
            }
            Map<Wheel, Optional<String>> there = populate(run, random);
            run.fake.forgetsRequests().randomFaults(seed, 0.05 + random.nextDouble() * 0.5);
            Optional<ChannelState> state = publish(run);
            assertThat(run.fake.violations()).isEmpty();
            state.ifPresentOrElse(told -> checkTold(run, there, told), () -> run.assertHolds(all()));
            run.fake.behavesAgain();
            finish(run, there);
            return state.isPresent() ? 1 : 0;
        }
    }

    private Wheel[] all() {
        return wanted.toArray(Wheel[]::new);
    }

    /** Puts some of the wheels there, with the old content or with the new one; returns what is there of each. */
    private Map<Wheel, Optional<String>> populate(AnacondaRun run, Random random) {
        Map<Wheel, Optional<String>> there = new LinkedHashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            int kind = random.nextInt(3);
            Optional<Wheel> put = kind == 0 ? Optional.empty() : Optional.of((kind == 1 ? before : wanted).get(i));
            put.ifPresent(run::puts);
            there.put(wanted.get(i), put.map(wheel -> wheel.digests().sha256()));
        }
        return there;
    }

    private Optional<ChannelState> publish(AnacondaRun run) {
        try {
            Summary summary = run.publish(all());
            return summary.failure().map(FailureException::state);
        } catch (FailureException e) {
            return Optional.of(e.state());
        }
    }

    private static Optional<String> sha256(AnacondaRun run, Wheel wheel) {
        return run.find(wheel).map(FakeDistribution::received).map(received -> received.sha256());
    }

    private void checkTold(AnacondaRun run, Map<Wheel, Optional<String>> there, ChannelState told) {
        if (told.nothingWasChanged()) {
            there.forEach((wheel, sha256) -> assertThat(sha256(run, wheel)).isEqualTo(sha256));
            return;
        }
        for (Wheel wheel : wanted) {
            String name = wheel.filename().text();
            Optional<String> now = sha256(run, wheel);
            String wish = wheel.digests().sha256();
            Optional<String> was = there.getOrDefault(wheel, Optional.empty());
            if (told.published().contains(name) || told.unchanged().contains(name)) {
                assertThat(now).as("said to be there: " + name).contains(wish);
            } else if (told.notPublished().contains(name)) {
                assertThat(now).as("said to be as before: " + name).isEqualTo(was);
            } else if (told.missing().contains(name)) {
                assertThat(now).as("said to be missing: " + name).isEmpty();
                assertThat(was).as("said to be missing: " + name).isPresent();
            } else {
                assertThat(told.unknown()).contains(name);
            }
        }
        assertThat(told.missing()).hasSizeLessThanOrEqualTo(1);
    }

    private void finish(AnacondaRun run, Map<Wheel, Optional<String>> there) {
        run.fake.owner(ORGANIZATION, LOGIN);
        run.limits(8, Duration.ofMinutes(60)).publishes(all());
        long files = there.keySet().stream()
                .map(wheel -> run.find(wheel))
                .filter(Optional::isPresent)
                .count();
        assertThat(files).isEqualTo(wanted.size());
    }
}
