package io.github.nightlywheels.channel.anaconda;

import static io.github.nightlywheels.channel.anaconda.AnacondaRun.ORGANIZATION;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.VERSION;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.name;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.SilentListener;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.failure.TokenFailure;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.wheel.Wheel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is not done any more once the token of a run is known to be dead. */
@Timeout(120)
class StoppedRunTest extends AnacondaTest {
    private static final Answer EXPIRED = Answer.error(401, "Authentication token has expired");

    private Wheel first;
    private Wheel second;

    @BeforeEach
    void open() {
        first = run.demo("cp311", "a");
        second = run.wheel("demo", "2.0.dev1", "cp311", "a");
        run.threads(1).limits(8, Duration.ofHours(1)).fake.release(ORGANIZATION, "demo", VERSION);
    }

    private long asked(Endpoint endpoint, Wheel wheel) {
        return run.fake.requests(endpoint).stream()
                .filter(request -> request.filename().equals(name(wheel)))
                .count();
    }

    /** Pauses take no time here: who waits must not be through with its tries before the other is refused. */
    private void await401() {
        while (run.fake.requests().stream().noneMatch(request -> request.status() == 401)) {
            Thread.onSpinWait();
        }
    }

    private static void requireExpired(Summary summary) {
        assertThat(summary.results())
                .allSatisfy(
                        result -> assertThat(result.failure().orElseThrow()).isInstanceOf(TokenFailure.Expired.class));
    }

    @Test
    void theCreationOfAReleaseIsGivenUp() {
        run.threads(2)
                .fake
                .refuses(Endpoint.STAGE, name(first), 401, "Authentication token has expired")
                .alwaysAnswers(Endpoint.RELEASE_CREATE, Answer.html(502));
        run.fake.before(Endpoint.RELEASE_CREATE, this::await401);
        requireExpired(run.publish(first, second));
        assertThat(run.fake.count(Endpoint.RELEASE_CREATE)).isLessThanOrEqualTo(4);
    }

    @Test
    void theLookForAProjectIsGivenUp() {
        run.fake.writer(AnacondaRun.LOGIN, AnacondaRun.TOKEN, ORGANIZATION, "other");
        run.threads(2)
                .fake
                .refuses(Endpoint.STAGE, name(first), 401, "Authentication token has expired")
                .alwaysAnswers(Endpoint.PACKAGE_GET, Answer.html(502));
        run.fake.before(Endpoint.PACKAGE_GET, this::await401);
        requireExpired(run.publish(first, run.wheel("other", VERSION, "cp311", "a")));
        assertThat(run.fake.count(Endpoint.PACKAGE_GET)).isLessThanOrEqualTo(4);
    }

    @Test
    void thoseWhoWaitForACreationEndWithIt() {
        Wheel[] wheels = IntStream.range(0, 6)
                .mapToObj(n -> run.wheel("demo", "2.0.dev1", "cp3" + n, "a"))
                .toArray(Wheel[]::new);
        run.threads(4).fake.alwaysAnswers(Endpoint.RELEASE_CREATE, EXPIRED);
        requireExpired(run.publish(wheels));
        assertThat(run.fake.count(Endpoint.RELEASE_CREATE)).isEqualTo(1);
        assertThat(run.fake.count(Endpoint.STAGE)).isZero();
    }

    @Test
    void whatWaitsForItsTurnAtTheStorageIsNotSent() {
        run.fake.alwaysAnswers(Endpoint.COMMIT, Answer.error(401, "no"));
        AtomicInteger arrivals = new AtomicInteger();
        Summary summary = run.publish(
                new SilentListener() {
                    @Override
                    public void arrived(Upload upload) {
                        // The second to arrive keeps the only turn there is until the first looks for the second time
                        // what became of its commit: then the run is stopped.
                        if (arrivals.incrementAndGet() == 2) {
                            while (run.fake.count(Endpoint.DIST_GET) < 2) {
                                Thread.onSpinWait();
                            }
                        }
                    }
                },
                first,
                run.demo("cp312", "a"),
                run.demo("cp313", "a"));
        assertThat(run.fake.count(Endpoint.STORAGE)).isLessThanOrEqualTo(2);
        assertThat(summary.state().published()).isEmpty();
        assertThat(summary.state().notPublished()).hasSize(2);
    }

    @Test
    void nothingIsCommittedWithATokenThatIsKnownToBeDead() {
        run.threads(2).fake.release(ORGANIZATION, "demo", "2.0.dev1").refuses(Endpoint.COMMIT, name(first), 401, "no");
        Summary summary = run.publish(
                new SilentListener() {
                    @Override
                    public void arrived(Upload upload) {
                        // When the first looks for the second time what became of its commit, the run is stopped.
                        while (upload.wheel().equals(second) && asked(Endpoint.DIST_GET, first) < 2) {
                            Thread.onSpinWait();
                        }
                    }
                },
                first,
                second);
        assertThat(asked(Endpoint.COMMIT, second)).isZero();
        assertThat(summary.state().notPublished()).containsExactly(name(second));
        assertThat(summary.results().get(1).failure().orElseThrow()).isInstanceOf(TokenFailure.Rejected.class);
    }

    @Test
    void whatWasCommittedWithoutAnAnswerIsStillLookedFor() {
        run.threads(2)
                .fake
                .release(ORGANIZATION, "demo", "2.0.dev1")
                .refuses(Endpoint.COMMIT, name(first), 401, "Authentication token has expired")
                .losesResponse(Endpoint.COMMIT, 1)
                .before(Endpoint.DIST_GET, this::await401)
                .html(Endpoint.DIST_GET, 3, 503);
        Summary summary = run.publish(
                new SilentListener() {
                    @Override
                    public void arrived(Upload upload) {
                        while (upload.wheel().equals(first) && asked(Endpoint.COMMIT, second) == 0) {
                            Thread.onSpinWait();
                        }
                    }
                },
                first,
                second);
        assertThat(summary.state().published()).containsExactly(name(second));
        assertThat(summary.state().notPublished()).containsExactly(name(first));
        assertThat(asked(Endpoint.COMMIT, second)).isEqualTo(1);
        assertThat(asked(Endpoint.DIST_GET, second)).isEqualTo(4);
    }
}
