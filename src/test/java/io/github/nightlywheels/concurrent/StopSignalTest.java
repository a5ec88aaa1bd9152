package io.github.nightlywheels.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StopSignalTest {
    private final FailureException why = new FailureException(new TransferFailure.Interrupted("first"));

    private final StopSignal run = new StopSignal();
    private final StopSignal project = run.child();

    @Test
    void nothingIsStoppedAtFirst() {
        assertThat(run.reason()).isEmpty();
        assertThatCode(project::check).doesNotThrowAnyException();
    }

    @Test
    void whatStopsAllStopsEachPart() {
        run.stop(why);
        assertThat(project.reason()).contains(why.failure());
        assertThatThrownBy(project::check)
                .isInstanceOf(FailureException.class)
                .hasMessage(why.getMessage())
                .hasCause(why);
    }

    @Test
    void whatStopsAPartStopsNothingElse() {
        project.stop(why);
        assertThat(run.reason()).isEmpty();
        assertThat(run.child().reason()).isEmpty();
    }

    @Test
    void theFirstReasonCounts() {
        run.stop(why);
        run.stop(new FailureException(new TransferFailure.Interrupted("second")));
        assertThat(run.reason()).contains(why.failure());
    }

    @Test
    void aPauseOfADayEndsWhenTheWorkIsStopped() {
        CompletableFuture<Boolean> pause = CompletableFuture.supplyAsync(() -> await(project, Duration.ofDays(1)));
        run.stop(why);
        assertThat(pause.join()).isTrue();
    }

    @Test
    void aPauseAfterTheStopDoesNotBegin() {
        run.stop(why);
        assertThat(await(project, Duration.ofDays(1))).isTrue();
    }

    @Test
    void aPauseThatNothingStopsIsOverInTime() {
        assertThat(await(project, Duration.ZERO)).isFalse();
    }

    private static boolean await(StopSignal signal, Duration time) {
        try {
            return signal.await(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoWaitsForAPermitHearsOfTheStop() {
        StoppableSemaphore permits = new StoppableSemaphore(0);
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> permits.acquire(project, "send"));
        run.stop(why);
        assertThatThrownBy(waiting::join).hasCauseInstanceOf(FailureException.class);
    }

    @Test
    void noPermitIsGivenOutAfterTheStop() {
        StoppableSemaphore permits = new StoppableSemaphore(1);
        run.stop(why);
        assertThatThrownBy(() -> permits.acquire(project, "send")).isInstanceOf(FailureException.class);
        permits.acquire(new StopSignal(), "send");
        permits.release();
    }

    @Test
    void permitsAreGivenOutAgainInTheOrderInWhichTheyAreAskedFor() {
        StoppableSemaphore permits = new StoppableSemaphore(1);
        permits.acquire(run, "send");
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> permits.acquire(run, "send"));
        permits.release();
        second.join();
        CompletableFuture<Void> third = CompletableFuture.runAsync(() -> permits.acquire(run, "send"));
        permits.release();
        third.join();
    }

    @Test
    void aPermitThatWasTakenAwayIsNotGivenOutAgain() {
        StoppableSemaphore permits = new StoppableSemaphore(2);
        permits.acquire(run, "send");
        permits.acquire(run, "send");
        permits.narrow(1);
        permits.release();
        assertThat(Permits.free(permits)).isZero();
        permits.release();
        assertThat(Permits.free(permits)).isEqualTo(1);
    }
}
