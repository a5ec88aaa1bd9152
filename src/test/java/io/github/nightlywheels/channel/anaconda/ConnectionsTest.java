package io.github.nightlywheels.channel.anaconda;

import static io.github.nightlywheels.channel.anaconda.AnacondaRun.ORGANIZATION;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.VERSION;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.failure;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadListener;
import io.github.nightlywheels.engine.RecordingListener;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.http.NoResponseException;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the connections do, and what happens to the threads that use them. */
@Timeout(120)
class ConnectionsTest extends AnacondaTest {
    private Wheel wheel;

    @BeforeEach
    void open() {
        wheel = run.demo("cp312", "a");
    }

    @Test
    void aServerThatStaysDownIsToldFromOneThatRefuses() {
        run.fake.isDown();
        try (AnacondaChannel channel = run.channel()) {
            FailureException failure =
                    catchThrowableOfType(FailureException.class, () -> channel.history(new ProjectName("demo")));
            assertThat(failure.failure())
                    .isEqualTo(new TransferFailure.Unreachable(
                            "look up the project demo",
                            run.fake.apiUrl().replace("http://", ""),
                            "the connection was refused"));
            assertThat(run.clock.pauses()).hasSize(4);
            assertThat(run.paused()).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void aServerThatIsDownAtFirstGetsAllWheelsWhenItIsUp() {
        run.threads(1).fake.isDown();
        // Whoever waits moves the one clock on: three pauses take less than what a first contact is given, whoever
        // makes them.
        run.clock.after(3, run.fake::comesUp);
        run.publishes(wheel, run.demo("cp313", "a"));
        assertThat(run.clock.pauses()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void aNameThatIsNeverKnownIsGivenUpSoon() {
        run.nameIsUnknown(Integer.MAX_VALUE);
        FailureException failure = catchThrowableOfType(FailureException.class, () -> run.publish(wheel));
        assertThat(failure.failure())
                .isInstanceOfSatisfying(
                        TransferFailure.Unreachable.class,
                        unreachable -> assertThat(unreachable.detail()).isEqualTo("the host name is not known"));
        assertThat(run.clock.pauses()).hasSizeLessThanOrEqualTo(4 * 4);
        assertThat(run.retries()).noneMatch(line -> line.split("whl", -1).length > 2);
    }

    @Test
    void aSystemThatOpensNoMoreFilesIsToldAsThat() {
        IOException none = new SocketException("Too many open files");
        NoResponseException unsent = new NoResponseException("send x", "h", none);
        assertThat(unsent.failure()).isEqualTo(new TransferFailure.TooManyOpenFiles("send x"));
        assertThat(unsent.isPermanent()).as("other wheels close their files").isFalse();
    }

    @Test
    void theNameOfAWheelStandsOnceInALine() {
        run.fake.fails(Endpoint.STAGE, 1, 503);
        run.publishes(wheel);
        assertThat(run.retries())
                .singleElement()
                .asString()
                .startsWith("stage " + name(wheel) + ": 503 \"failed on purpose (cf-ray ")
                .containsOnlyOnce(name(wheel));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void allWheelsArriveThoughTheNameIsNotKnownAtFirst(int times) {
        run.threads(1).nameIsUnknown(times).publishes(wheel, run.demo("cp313", "a"));
        int sure = Math.min(times, 2); // a question about the access is given up at its third fault, without a pause
        assertThat(run.clock.pauses()).hasSizeBetween(sure, times);
        assertThat(run.retries()).allMatch(line -> line.endsWith("the host name is not known"));
        assertThat(run.fake.violations()).isEmpty();
    }

    @Test
    void aHandshakeThatBreaksOffIsNoQuestionOfTrust() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> hangUpOn(server));
            Failure failure = new NoResponseException("ask", "127.0.0.1", handshakeWith(server)).failure();
            assertThat(failure).isInstanceOf(TransferFailure.Unreachable.class);
            assertThat(closing).isNotCompletedExceptionally();
        }
    }

    private static void hangUpOn(ServerSocket server) {
        try (Socket socket = server.accept()) {
            int ignored = socket.getInputStream().read(new byte[100]);
            assert ignored >= 0;
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IOException handshakeWith(ServerSocket server) {
        return catchThrowableOfType(IOException.class, () -> {
            try (SSLSocket socket = (SSLSocket)
                    SSLSocketFactory.getDefault().createSocket(server.getInetAddress(), server.getLocalPort())) {
                socket.startHandshake();
            }
        });
    }

    @Test
    void aConnectionThatBreaksUnderTlsIsNoQuestionOfTrust() {
        IOException reset = new SSLException("Connection reset", new SocketException("Connection reset"));
        assertThat(new NoResponseException("send x", "h", reset).failure())
                .isInstanceOf(TransferFailure.Unreachable.class);
    }

    @Test
    void aServerWithoutACommonTlsVersionIsToldFromOneThatHangsUp() {
        run.limits(0, Duration.ZERO);
        try (AnacondaChannel channel = run.encrypted().channel()) {
            FailureException failure =
                    catchThrowableOfType(FailureException.class, () -> channel.history(new ProjectName("demo")));
            assertThat(failure.failure())
                    .isEqualTo(new TransferFailure.TlsFailed(
                            run.fake.apiUrl().replace("http://", ""), "Received fatal alert: protocol_version"));
        }
    }

    @Test
    void anInterruptionWhileTheChannelIsReadStopsTheBuild() {
        Thread build = Thread.currentThread();
        run.limits(1000, Duration.ofDays(1))
                .fake
                .before(Endpoint.RELEASE_GET, build::interrupt)
                .alwaysAnswers(Endpoint.RELEASE_GET, Answer.html(503));
        FailureException failure = catchThrowableOfType(FailureException.class, () -> run.publish(wheel));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(run.fake.count(Endpoint.RELEASE_GET)).isLessThan(1001);
        assertThat(failure.failure()).isInstanceOf(TransferFailure.Interrupted.class);
    }

    @Test
    void anInterruptedBuildStopsAndSaysWhatIsThere() {
        run.threads(1).fake.release(ORGANIZATION, "demo", VERSION);
        Thread build = Thread.currentThread();
        run.fake.before(Endpoint.COMMIT, () -> interruptNoticeably(build));
        Summary summary = run.publish(wheel, run.demo("cp313", "a"), run.demo("cp314", "a"), run.demo("cp315", "a"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(summary.failure().orElseThrow().failure()).isInstanceOfAny(TransferFailure.class, RunFailure.class);
        int there = run.fake.distributions(ORGANIZATION, "demo", VERSION).size();
        assertThat(there).isLessThan(4);
        assertThat(summary.state().published().size()
                        + summary.state().unknown().size())
                .isGreaterThanOrEqualTo(there);
        assertThat(summary.state().notPublished()).hasSizeLessThanOrEqualTo(4 - there);
    }

    /** Interrupts, and waits until that has been noticed: otherwise the wheels might all be there before. */
    private static void interruptNoticeably(Thread build) {
        build.interrupt();
        while (build.isInterrupted()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aBugInOneUploadIsToldToTheListener() {
        Wheel other = run.demo("cp313", "a");
        RecordingListener listener = new RecordingListener() {
            @Override
            public void progressed(Upload upload, ByteBuffer chunk, long sent) {
                if (upload.filename().equals(name(wheel))) {
                    throw new IllegalStateException("bug");
                }
            }
        };
        assertThat(run.publishAsBuild(List.of(wheel, other), listener).failure())
                .isPresent();
        assertThat(listener.bugs()).containsExactly("the upload of " + name(wheel) + ": FailureException");
        run.assertHolds(other);
    }

    @Test
    void aBugInOneUploadDoesNotTakeTheOthersWithIt() {
        Wheel other = run.demo("cp313", "a");
        UploadListener buggy = new Buggy(wheel.filename().text());
        Summary summary = run.threads(1).publish(buggy, wheel, other);
        assertThat(failure(summary)).isInstanceOf(RunFailure.Bug.class);
        assertThat(failure(summary).problem())
                .contains("the upload of " + name(wheel) + ": java.lang.IllegalStateException at ", "Buggy")
                .doesNotContain("bug.");
        StringWriter trace = new StringWriter();
        summary.failure().orElseThrow().printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString())
                .contains("WordlessException: java.lang.IllegalStateException", "Buggy")
                .doesNotContain("bug.");
        assertThat(summary.state().unknown()).containsExactly(name(wheel));
        assertThat(summary.state().published()).containsExactly(name(other));
        run.assertHolds(other);
    }

    @Test
    void manyRateLimitsLeaveOneCallAtATimeAndNoDeadlock() {
        run.fake.answers(Endpoint.STAGE, 12, Answer.error(429, "slow down"));
        run.limits(20, Duration.ofHours(1)).publishes(wheel, run.demo("cp313", "a"), run.demo("cp314", "a"));
    }
}
