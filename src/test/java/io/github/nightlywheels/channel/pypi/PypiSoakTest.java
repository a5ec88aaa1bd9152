package io.github.nightlywheels.channel.pypi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.engine.WheelResult;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.fake.pypi.FakePypi;
import io.github.nightlywheels.fake.pypi.Reply;
import io.github.nightlywheels.fake.pypi.ServerManners;
import io.github.nightlywheels.wheel.Wheel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random faults: what is said of each wheel is true, and a run after the faults puts right whatever they left. */
class PypiSoakTest {
    private static final List<Integer> STATUSES = List.of(408, 429, 500, 502, 503, 524);

    private static final List<BiConsumer<FakePypi, Random>> FAULTS = List.of(
            (fake, random) -> fake.losesAnswer(),
            (fake, random) -> fake.resetsAt(random.nextInt(3) * 50),
            (fake, random) -> fake.answersOnce(Reply.empty(status(random))),
            (fake, random) -> fake.storesButAnswers(Reply.html(lateStatus(random), "Error", "trouble")),
            (fake, random) -> fake.indexAnswersOnce(Reply.empty(503)),
            (fake, random) -> fake.storesButAnswers(Reply.html(200, "Sign in", "first")),
            (fake, random) -> fake.answersEarly(Reply.empty(503)));

    @TempDir
    Path directory;

    private static int status(Random random) {
        return STATUSES.get(random.nextInt(STATUSES.size()));
    }

    /** What may come after the file was stored; 429 is a refusal. */
    private static int lateStatus(Random random) {
        int status = status(random);
        return status == 429 ? 502 : status;
    }

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsClaimedThatIsNotTrue(int seed) {
        Random random = new Random(seed);
        try (PypiRun run = new PypiRun(directory.resolve(Integer.toString(seed)))) {
            run.fake.answersLike(List.of(ServerManners.values()).get(random.nextInt(ServerManners.values().length)));
            run.fake.listsAfter(random.nextInt(2) * random.nextInt(4));
            run.limits(random.nextInt(4), Duration.ofMinutes(10));
            Wheel[] wheels = IntStream.range(0, 8)
                    .mapToObj(i -> run.wheel("demo" + i % 3, PypiRun.VERSION, "cp3" + i, "content" + i))
                    .toArray(Wheel[]::new);
            IntStream.range(0, random.nextInt(8))
                    .forEach(i -> FAULTS.get(random.nextInt(FAULTS.size())).accept(run.fake, random));
            Summary summary = attempt(run, wheels);
            summary.results().forEach(result -> check(run, result));
            run.fake.behavesAgain();
            run.limits(8, Duration.ofMinutes(10)).publishes(wheels);
        }
    }

    private static Summary attempt(PypiRun run, Wheel... wheels) {
        try {
            return run.publish(wheels);
        } catch (FailureException indexCouldNotBeRead) {
            assertThat(run.fake.uploads()).isEmpty();
            return new Summary(List.of(), List.of());
        }
    }

    private static void check(PypiRun run, WheelResult result) {
        boolean isThere = run.fake
                .find(result.filename())
                .filter(file -> file.digest("SHA-256")
                        .equals(result.wheel().orElseThrow().digests().sha256()))
                .isPresent();
        Outcome outcome = result.outcome().orElseThrow();
        if (outcome != Outcome.UNKNOWN) {
            assertThat(isThere).as(result.filename() + " " + outcome).isEqualTo(outcome.isThere());
        }
    }
}
