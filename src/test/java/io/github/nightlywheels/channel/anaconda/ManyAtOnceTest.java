package io.github.nightlywheels.channel.anaconda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.AccessFacts;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.concurrent.ParallelRunner;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.RecordedRequest;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many requests are under way at once, and what becomes of their connections. */
@Timeout(120)
class ManyAtOnceTest extends AnacondaTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 8, 24})
    void connectionsThatTheServerClosedWhileIdleAreReplacedAtOnce(int threads) {
        CyclicBarrier together = new CyclicBarrier(threads);
        try (AnacondaChannel channel = run.threads(threads).channel()) {
            IntStream.range(0, threads)
                    .forEach(request -> run.fake.before(Endpoint.RELEASE_GET, () -> await(together)));
            channel.read(releases(threads));
            assertThat(run.fake.connectionsOpened()).isEqualTo(threads);
            run.fake.closesConnections();
            channel.read(releases(1));
            assertThat(run.clock.pauses()).hasSizeLessThanOrEqualTo(1);
        }
    }

    private static List<Release> releases(int number) {
        return IntStream.range(0, number)
                .mapToObj(n -> new Release(new ProjectName("demo"), "1.0.dev" + n))
                .toList();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            int ignored = barrier.await(60, TimeUnit.SECONDS);
            assert ignored >= 0;
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void asManyCallsAsThereAreThreadsAreMadeAtOnceAndFewerAfterEach429() {
        CyclicBarrier together = new CyclicBarrier(4);
        try (AnacondaChannel channel = run.threads(4).channel()) {
            IntStream.range(0, 4).forEach(request -> run.fake.before(Endpoint.RELEASE_GET, () -> await(together)));
            channel.read(releases(12));
            assertThat(mostAtOnce(Host.API)).isEqualTo(4);
            run.fake.forgetsRequests().fails(Endpoint.RELEASE_GET, 1, 429);
            channel.read(releases(1));
            channel.read(releases(12));
            assertThat(mostAtOnce(Host.API)).isLessThanOrEqualTo(2);
            run.fake.forgetsRequests().fails(Endpoint.RELEASE_GET, 2, 429);
            channel.read(releases(1));
            channel.read(releases(12));
            assertThat(mostAtOnce(Host.API)).isEqualTo(1);
        }
    }

    @Test
    void callsThatAreToldTogetherThatTheyAreTooManyAreHalvedOnce() {
        CyclicBarrier all = new CyclicBarrier(4);
        IntStream.range(0, 4).forEach(request -> run.fake.before(Endpoint.RELEASE_GET, () -> await(all)));
        IntStream.range(0, 4).forEach(again -> run.fake.before(Endpoint.RELEASE_GET, this::awaitFourRefusals));
        run.fake.fails(Endpoint.RELEASE_GET, 4, 429);
        try (AnacondaChannel channel = run.threads(4).channel()) {
            channel.read(releases(4));
            assertThat(mostOfTwelve(channel)).isEqualTo(2);
        }
    }

    /** So that none of the four refusals meets a call that is made again. */
    private void awaitFourRefusals() {
        while (run.fake.requests(Endpoint.RELEASE_GET).stream()
                        .filter(request -> request.status() == 429)
                        .count()
                < 4) {
            Thread.onSpinWait();
        }
    }

    /** Each of them is asked for three times, one after the other. */
    @Test
    void hintsThatAreTooManyLeaveTheOthersTwoAtOnce() {
        run.fake.alwaysAnswers(Endpoint.USER_ORGANIZATIONS, Answer.error(429, "slow down"));
        run.fake.alwaysAnswers(Endpoint.GROUP, Answer.error(429, "slow down"));
        try (AnacondaChannel channel = run.threads(8).channel()) {
            AccessFacts facts = channel.probe(List.of(new ProjectName("demo"))).all();
            assertThat(facts.memberships().known()).isEmpty();
            assertThat(mostOfTwelve(channel)).isEqualTo(2);
        }
    }

    /** How many of twelve calls run at once, if it is two of them at least. */
    private long mostOfTwelve(AnacondaChannel channel) {
        CyclicBarrier pair = new CyclicBarrier(2);
        IntStream.range(0, 12).forEach(request -> run.fake.before(Endpoint.RELEASE_GET, () -> await(pair)));
        run.fake.forgetsRequests();
        channel.read(releases(12));
        return mostAtOnce(Host.API);
    }

    @Test
    void fewerHistoriesAreReadAtOnceWhenOtherCallsAreTooMany() {
        run.fake.fails(Endpoint.RELEASE_GET, 2, 429);
        try (AnacondaChannel channel = run.threads(4).channel();
                ParallelRunner tasks = new ParallelRunner(8)) {
            channel.read(releases(1));
            run.fake.forgetsRequests();
            tasks.each(
                    IntStream.range(0, 8).boxed().toList(),
                    number -> channel.history(new ProjectName("project" + number)));
            assertThat(run.fake.count(Endpoint.PACKAGE_GET)).isEqualTo(8);
            assertThat(mostAtOnce(Host.API)).isEqualTo(1);
        }
    }

    @Test
    void asManyWheelsAsThereAreThreadsAreSentAtOnce() {
        CyclicBarrier together = new CyclicBarrier(3);
        IntStream.range(0, 3).forEach(request -> run.fake.before(Endpoint.STORAGE, () -> await(together)));
        run.threads(3)
                .publishes(IntStream.range(10, 22)
                        .mapToObj(n -> run.demo("cp3" + n, "a"))
                        .toArray(Wheel[]::new));
        assertThat(mostAtOnce(Host.STORAGE)).isEqualTo(3);
        assertThat(mostAtOnce(Set.of(Endpoint.STAGE, Endpoint.COMMIT))).isLessThanOrEqualTo(3);
        assertThat(mostAtOnce(Host.API)).isLessThanOrEqualTo(3 + 1); // the token is asked about beside them
    }

    private enum Host {
        API,
        STORAGE
    }

    /** How many requests were being answered when one of them began, at most. */
    private long mostAtOnce(Host host) {
        EnumSet<Endpoint> storage = EnumSet.of(Endpoint.STORAGE);
        return mostAtOnce(host == Host.STORAGE ? storage : EnumSet.complementOf(storage));
    }

    private long mostAtOnce(Set<Endpoint> endpoints) {
        List<RecordedRequest> calls = run.fake.requests().stream()
                .filter(request -> endpoints.contains(request.endpoint()))
                .toList();
        return calls.stream()
                .mapToLong(one -> calls.stream()
                        .filter(other -> !other.startedAt().isAfter(one.startedAt())
                                && other.endedAt().isAfter(one.startedAt()))
                        .count())
                .max()
                .orElse(0);
    }
}
