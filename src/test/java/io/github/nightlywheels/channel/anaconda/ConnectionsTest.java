package io.github.nightlywheels.channel.anaconda;

import static io.github.nightlywheels.channel.anaconda.AnacondaRun.ORGANIZATION;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.VERSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nightlywheels.channel.AccessFacts.Account;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadListener;
import io.github.nightlywheels.channel.UploadResult;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.RecordedRequest;
import io.github.nightlywheels.publish.OnConflict;
import io.github.nightlywheels.publish.Publication;
import io.github.nightlywheels.publish.Summary;
import io.github.nightlywheels.retry.Retrier;
import io.github.nightlywheels.retry.RetryLimits;
import io.github.nightlywheels.retry.TestClock;
import io.github.nightlywheels.wheel.ProjectName;
import io.github.nightlywheels.wheel.Wheel;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the connections do, and what happens to the threads that use them. */
@Timeout(120)
class ConnectionsTest {
    @TempDir
    Path directory;

    private AnacondaRun run;
    private Wheel wheel;

    @BeforeEach
    void open() {
        run = new AnacondaRun(directory, "demo");
        wheel = run.demo("cp312", "a");
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void theHttpClientRepeatsNoWriteByItself() {
        run.publishes(wheel, run.demo("cp313", "a"));
        run.fake.forgetsRequests();
        run.fake.retryAfter(Endpoint.DIST_DELETE, 1, 503, "0");
        run.publishes(run.demo("cp312", "b"));
        List<RecordedRequest> aroundTheFault = run.fake.requests().stream()
                .dropWhile(request -> request.endpoint() != Endpoint.DIST_DELETE)
                .toList();
        assertThat(aroundTheFault)
                .extracting(RecordedRequest::endpoint)
                .startsWith(Endpoint.DIST_DELETE, Endpoint.DIST_GET, Endpoint.DIST_DELETE);
        assertThat(run.clock.pauses()).hasSize(1);
    }

    @Test
    void aServerThatIsDownAtFirstIsTriedAgain() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        TestClock clock = new TestClock();
        Retrier retrier = new Retrier(
                new RetryLimits(8, Duration.ofMinutes(10)), clock, clock, () -> 1, (what, why, pause) -> {});
        Network network = new Network(
                Duration.ofSeconds(5), 2, HttpProxy.Choice.NONE, "test/1.0", Network.InsecureHttp.LOOPBACK_ONLY);
        try (AnacondaChannel channel = new AnacondaChannel(
                URI.create("http://127.0.0.1:" + port), ORGANIZATION, Optional.empty(), network, retrier, clock)) {
            FailureException failure =
                    catchThrowableOfType(FailureException.class, () -> channel.history(new ProjectName("demo")));
            assertThat(failure.failure())
                    .isEqualTo(new TransferFailure.Unreachable(
                            "look up the project demo", "127.0.0.1", "the connection was refused"));
            assertThat(clock.pauses())
                    .extracting(Duration::toSeconds)
                    .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
        }
    }

    @Test
    void aNameThatIsNotKnownOnceIsAskedAgainWithoutDoubt() {
        Unanswered unanswered = new Unanswered("commit", "api.invalid", new UnknownHostException("api.invalid"));
        assertThat(unanswered.neverSent()).isTrue();
        assertThat(unanswered.isPermanent()).isFalse();
        assertThat(unanswered.words()).isEqualTo("the host name is not known");
    }

    @Test
    void connectionsThatTheServerClosedWhileIdleAreReplaced() throws IOException {
        try (AnacondaChannel channel = run.channel()) {
            assertThat(channel.probe(List.of()).account().known().map(Account::login))
                    .contains(AnacondaRun.LOGIN);
            run.fake.halfCloses(Endpoint.USER, 1);
            assertThat(channel.probe(List.of()).account().known().map(Account::login))
                    .contains(AnacondaRun.LOGIN);
        }
    }

    @Test
    void anInterruptedBuildStopsAndSaysWhatIsThere() {
        run.threads(1).fake.release(ORGANIZATION, "demo", VERSION);
        Thread build = Thread.currentThread();
        run.fake.after(Endpoint.COMMIT, () -> {}).before(Endpoint.COMMIT, build::interrupt);
        Summary summary = run.publish(wheel, run.demo("cp313", "a"), run.demo("cp314", "a"), run.demo("cp315", "a"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(summary.failure().orElseThrow().failure()).isInstanceOf(TransferFailure.class);
        int there = run.fake.distributions(ORGANIZATION, "demo", VERSION).size();
        assertThat(there).isLessThan(4);
        assertThat(summary.state().published().size()
                        + summary.state().unknown().size())
                .isGreaterThanOrEqualTo(there);
        assertThat(summary.state().notPublished()).hasSizeLessThanOrEqualTo(4 - there);
    }

    @Test
    void aBugInOneUploadDoesNotTakeTheOthersWithIt() {
        Wheel other = run.demo("cp313", "a");
        UploadListener buggy = new Buggy(wheel.filename().text());
        assertThatThrownBy(() -> publish(buggy, wheel, other))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(wheel.filename().text())
                .hasMessageContaining(other.filename().text() + " PUBLISHED")
                .hasRootCauseMessage("bug");
        run.assertHolds(other);
    }

    private void publish(UploadListener listener, Wheel... wheels) {
        try (AnacondaChannel channel = run.threads(1).channel()) {
            Publication publication = new Publication(channel, List.of("main"), OnConflict.REPLACE);
            publication.publish(publication.plan(List.of(wheels), Admission::requireAccepted), listener);
        }
    }

    /** A listener that fails for one wheel. */
    private record Buggy(String filename) implements UploadListener {
        @Override
        public void started(Upload upload) {}

        @Override
        public void progressed(Upload upload, ByteBuffer chunk, long sent) {
            if (upload.filename().equals(filename)) {
                throw new IllegalStateException("bug");
            }
        }

        @Override
        public void arrived(Upload upload) {}

        @Override
        public void brokeOff(Upload upload, String reason) {}

        @Override
        public void finished(UploadResult result) {}
    }

    @Test
    void manyRateLimitsLeaveOneCallAtATimeAndNoDeadlock() {
        run.fake.answers(Endpoint.STAGE, 12, Answer.error(429, "slow down"));
        run.limits(20, Duration.ofHours(1)).publishes(wheel, run.demo("cp313", "a"), run.demo("cp314", "a"));
    }
}
