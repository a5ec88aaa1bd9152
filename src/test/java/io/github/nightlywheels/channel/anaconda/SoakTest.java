package io.github.nightlywheels.channel.anaconda;

import static io.github.nightlywheels.channel.anaconda.AnacondaRun.LOGIN;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.ORGANIZATION;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.TOKEN;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.name;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.failure.ChannelState;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.FakeDistribution;
import io.github.nightlywheels.fake.RecordedRequest;
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
 * nothing but what it was replacing, least of all what another job put there; and a run without faults finishes the job. In
 * some of the runs the token dies, the channel is full, or another job puts other content under one of the names.
 */
class SoakTest {
    private static final int SCHEDULES = Integer.getInteger("nightly.soak", 300);

    @TempDir
    Path directory;

    private List<Wheel> before = List.of();
    private List<Wheel> wanted = List.of();
    private int replaceThreads;
    private boolean isLate;
    private volatile boolean meddled;

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
            int retries = random.nextInt(9);
            replaceThreads = 1 + random.nextInt(4);
            run.threads(1 + random.nextInt(4)).replaceThreads(replaceThreads).limits(retries, Duration.ofMinutes(60));
            if (random.nextBoolean()) {
                run.fake.owner(ORGANIZATION, LOGIN);
            }
            Map<Wheel, Optional<String>> there = populate(run, random);
            Wheel bystander = run.wheel("demo", "1.0.dev1", "cp39", "old");
            run.puts(bystander);
            run.fake.forgetsRequests().randomFaults(seed, 0.05 + random.nextDouble() * 0.5);
            isLate = retries >= 2 && random.nextInt(4) == 0;
            Optional<Wheel> taken = trouble(run, random);
            if (isLate) {
                run.fake.showsCommitsLate(random.nextInt(3));
            }
            if (isLate && taken.isEmpty()) { // nobody can tell a file that was put in the place of one that still shows
                run.fake.showsDeletionsLate(random.nextInt(3));
            }
            Optional<ChannelState> state = publish(run);
            assertThat(run.fake.violations()).isEmpty();
            run.assertHolds(bystander);
            state.ifPresentOrElse(told -> checkTold(run, there, told, taken), () -> run.assertHolds(allBut(taken)));
            taken.filter(wheel -> meddled).ifPresent(run::assertHoldsOther);
            endTrouble(run);
            finish(run, there);
            run.assertHolds(bystander);
            return state.isPresent() ? 1 : 0;
        }
    }

    /** More than transient faults, in some of the runs; the wheel whose name another job takes, if one does. */
    private Optional<Wheel> trouble(AnacondaRun run, Random random) {
        meddled = false;
        int number = 1 + random.nextInt(20);
        switch (random.nextInt(8)) {
            case 0 -> run.fake.tokenExpiresAfterWrites(number);
            case 1 -> run.fake.quota(number * 800L, random.nextBoolean() ? Endpoint.STAGE : Endpoint.COMMIT);
            case 2, 3 -> {
                Wheel wheel = wanted.get(random.nextInt(wanted.size()));
                Endpoint at = List.of(Endpoint.STAGE, Endpoint.COMMIT, Endpoint.DIST_GET)
                        .get(random.nextInt(3));
                for (int i = 1; i < number % 5; i++) {
                    run.fake.before(at, () -> {});
                }
                run.fake.before(at, () -> {
                    run.putsOther(wheel);
                    meddled = true;
                });
                return Optional.of(wheel);
            }
            default -> {}
        }
        return Optional.empty();
    }

    private static void endTrouble(AnacondaRun run) {
        run.fake.tokenExpiresAfterWrites(Integer.MAX_VALUE).quota(Long.MAX_VALUE, Endpoint.COMMIT);
        run.fake.token(TOKEN).expires(run.clock.instant().plus(Duration.ofDays(365)));
        run.fake.showsCommitsLate(0).showsDeletionsLate(0).behavesAgain();
    }

    private Wheel[] allBut(Optional<Wheel> taken) {
        return wanted.stream()
                .filter(wheel -> !meddled || taken.filter(wheel::equals).isEmpty())
                .toArray(Wheel[]::new);
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

    private void checkTold(
            AnacondaRun run, Map<Wheel, Optional<String>> there, ChannelState told, Optional<Wheel> taken) {
        for (Wheel wheel : wanted) {
            if (meddled && taken.filter(wheel::equals).isPresent()) {
                assertThat(told.missing()).doesNotContain(name(wheel));
            } else {
                assertThat(told.overtaken()).doesNotContain(name(wheel));
                check(run, wheel, there.getOrDefault(wheel, Optional.empty()), told);
            }
        }
        assertThat(told.missing()).hasSizeLessThanOrEqualTo(replaceThreads);
    }

    private void check(AnacondaRun run, Wheel wheel, Optional<String> was, ChannelState told) {
        String name = name(wheel);
        Optional<String> now = sha256(run, wheel);
        String wish = wheel.digests().sha256();
        if (told.nothingWasChanged()) {
            assertThat(now).as("said to be as before: " + name).isEqualTo(was);
        } else if (told.published().contains(name) || told.unchanged().contains(name)) {
            assertThat(now).as("said to be there: " + name).contains(wish);
        } else if (told.notPublished().contains(name)) {
            assertThat(now).as("said to be as before: " + name).isEqualTo(was);
        } else if (told.missing().contains(name)) {
            assertThat(now).as("said to be missing: " + name).isEmpty();
            assertThat(was).as("said to be missing: " + name).isPresent();
        } else {
            assertThat(told.unknown()).contains(name);
            assertThat(now).as("not known: " + name).isIn(Optional.of(wish), was, Optional.empty());
            assertThat(isLate || run.fake.requests().stream().anyMatch(request -> leavesUnknown(request, wheel)))
                    .as("whether anything makes %s unknown: %s", name, String.join("\n     ", about(run, wheel)))
                    .isTrue();
        }
    }

    private static List<String> about(AnacondaRun run, Wheel wheel) {
        return run.fake.requests().stream()
                .filter(request -> request.filename().equals(name(wheel)) || request.endpoint() == Endpoint.RELEASE_GET)
                .map(request -> request.method() + " " + request.path() + " " + request.status())
                .toList();
    }

    /** Whether it is a write of the wheel without a whole answer of the API, or a reading back without one. */
    private static boolean leavesUnknown(RecordedRequest request, Wheel wheel) {
        boolean about = request.filename().equals(name(wheel))
                || (request.endpoint() == Endpoint.RELEASE_GET
                        && request.path().endsWith("/" + wheel.metadata().version()));
        return about
                && List.of(Endpoint.COMMIT, Endpoint.DIST_DELETE, Endpoint.DIST_GET, Endpoint.RELEASE_GET)
                        .contains(request.endpoint())
                && (request.status() == 0 || request.status() >= 429 || !request.json());
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
