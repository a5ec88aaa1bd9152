package io.github.nightlywheels.channel.anaconda;

import static io.github.nightlywheels.channel.anaconda.AnacondaRun.ORGANIZATION;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.FakeAnaconda;
import io.github.nightlywheels.wheel.Wheel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every transient fault on every endpoint in turn, in a run that creates a package and a release, and one that replaces. */
class EndpointFaultsTest {
    private static final List<Integer> STATUSES = List.of(429, 500, 502, 503, 504, 520, 521, 522, 523, 524);

    /** The endpoints of a run that creates everything. */
    private static final List<Endpoint> FRESH = List.of(
            Endpoint.USER,
            Endpoint.ACCOUNT,
            Endpoint.PACKAGE_GET,
            Endpoint.PACKAGE_CREATE,
            Endpoint.RELEASE_GET,
            Endpoint.RELEASE_CREATE,
            Endpoint.STAGE,
            Endpoint.STORAGE,
            Endpoint.COMMIT);

    /** The endpoints of a run that replaces the only file of a package. */
    private static final List<Endpoint> REPLACING = List.of(
            Endpoint.PACKAGE_GET,
            Endpoint.PACKAGE_CREATE,
            Endpoint.RELEASE_GET,
            Endpoint.RELEASE_CREATE,
            Endpoint.GROUP_MEMBER,
            Endpoint.DIST_GET,
            Endpoint.DIST_DELETE,
            Endpoint.STAGE,
            Endpoint.STORAGE,
            Endpoint.COMMIT);

    @TempDir
    Path directory;

    /** A fault in words, how to order it, and how many requests to the endpoint it makes necessary at least. */
    private record Kind(String words, BiConsumer<FakeAnaconda, Endpoint> order, int requests) {}

    private static List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        for (int status : STATUSES) {
            kinds.add(new Kind("once " + status, (fake, at) -> fake.fails(at, 1, status), 2));
            kinds.add(new Kind("three times " + status + " in HTML", (fake, at) -> fake.html(at, 3, status), 4));
        }
        kinds.add(new Kind("429, wait 7 s", (fake, at) -> fake.retryAfter(at, 3, 429, "7"), 4));
        kinds.add(new Kind("503, wait 0 s", (fake, at) -> fake.retryAfter(at, 3, 503, "0"), 4));
        kinds.add(new Kind("408", (fake, at) -> fake.fails(at, 1, 408), 2));
        kinds.add(new Kind("answer before the body", (fake, at) -> fake.failsEarly(at, 3, 503), 4));
        kinds.add(new Kind("reset before the body", (fake, at) -> fake.resetsBefore(at, 3), 4));
        kinds.add(new Kind("reset in the body", (fake, at) -> fake.resetsDuring(at, 3), 4));
        kinds.add(new Kind("reset after the body", (fake, at) -> fake.resetsAfter(at, 3), 4));
        kinds.add(new Kind("half-close", (fake, at) -> fake.halfCloses(at, 3), 4));
        kinds.add(new Kind("lost answer", (fake, at) -> fake.losesResponse(at, 1), 1));
        kinds.add(new Kind("three lost answers", (fake, at) -> fake.losesResponse(at, 3), 1));
        kinds.add(new Kind("524, applied", (fake, at) -> fake.appliesButAnswers(at, 1, Answer.html(524)), 1));
        kinds.add(new Kind("cut answer", (fake, at) -> fake.truncatesResponse(at, 1), 1));
        kinds.add(new Kind("garbage", (fake, at) -> fake.garbage(at, 1), 1));
        kinds.add(new Kind("empty answer", (fake, at) -> fake.emptyBody(at, 1), 1));
        return kinds;
    }

    private static Stream<Arguments> cases(List<Endpoint> endpoints) {
        return endpoints.stream().flatMap(at -> kinds().stream().map(kind -> Arguments.of(at, kind.words(), kind)));
    }

    static Stream<Arguments> freshFaults() {
        return cases(FRESH);
    }

    static Stream<Arguments> replacingFaults() {
        return cases(REPLACING);
    }

    private AnacondaRun owner() {
        AnacondaRun run = new AnacondaRun(directory).limits(8, Duration.ofMinutes(20));
        run.fake.organization(ORGANIZATION).owner(ORGANIZATION, AnacondaRun.LOGIN);
        return run;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("freshFaults")
    void twoNewWheelsOfANewProjectArriveInSpiteOfIt(Endpoint at, String words, Kind kind) {
        try (AnacondaRun run = owner()) {
            Wheel[] wheels = {run.demo("cp312", "a"), run.demo("cp313", "a")};
            kind.order().accept(run.fake, at);
            Summary summary = run.publishes(wheels);
            assertThat(summary.filenames(Outcome.PUBLISHED)).hasSize(2);
            assertThat(run.fake.distributions(ORGANIZATION, "demo", VERSION)).hasSize(2);
            assertThat(run.fake.count(at)).isGreaterThanOrEqualTo(kind.requests());
            assertThat(run.fake.appliedWrites(Endpoint.COMMIT)).hasSize(2);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("replacingFaults")
    void theOnlyFileOfAProjectIsReplacedInSpiteOfIt(Endpoint at, String words, Kind kind) {
        try (AnacondaRun run = owner()) {
            run.publishes(run.demo("cp312", "a"));
            Wheel changed = run.demo("cp312", "b");
            run.fake.forgetsRequests();
            kind.order().accept(run.fake, at);
            Summary summary = run.publishes(changed);
            assertThat(summary.filenames(Outcome.REPLACED)).hasSize(1);
            assertThat(run.fake.count(at)).isGreaterThanOrEqualTo(kind.requests());
            assertThat(run.fake.appliedWrites(Endpoint.DIST_DELETE)).hasSize(1);
        }
    }
}
