package io.github.nightlywheels.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nightlywheels.concurrent.StopSignal;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RetrierTest {
    private final TestClock clock = new TestClock();
    private final List<String> heard = new ArrayList<>();
    private final AtomicInteger tries = new AtomicInteger();

    private Retrier retrier(int retries, Duration total, DoubleSupplier random) {
        return new Retrier(
                new RetryLimits(retries, total),
                clock,
                clock,
                random,
                (operation, reason, pause) -> heard.add(operation + ": " + reason + ", " + pause.toMillis() + " ms"));
    }

    private Retrier retrier(int retries, Duration total) {
        return retrier(retries, total, () -> 1);
    }

    private static Attempt.Retry<String> again(String reason, Duration... retryAfter) {
        return new Attempt.Retry<>(
                reason, List.of(retryAfter).stream().findFirst(), new TransferFailure.Interrupted(reason));
    }

    /** Fails that often, then succeeds. */
    private Attempt<String> afterFailures(int failures, Duration... retryAfter) {
        int number = tries.incrementAndGet();
        return number > failures ? new Attempt.Success<>("done") : again("try " + number, retryAfter);
    }

    private FailureException failureOf(Retrier retrier, Duration... retryAfter) {
        return failureOf(retrier, retrier.budget(), retryAfter);
    }

    private FailureException failureOf(Retrier retrier, RetryBudget budget, Duration... retryAfter) {
        return catchThrowableOfType(
                FailureException.class,
                () -> retrier.call("work", budget, () -> afterFailures(Integer.MAX_VALUE, retryAfter)));
    }

    private List<Long> millis() {
        return clock.pauses().stream().map(Duration::toMillis).toList();
    }

    @Test
    void whatSucceedsAtOnceTakesNoTime() {
        Retrier retrier = retrier(8, Duration.ofMinutes(10));
        assertThat(retrier.call("work", retrier.budget(), () -> afterFailures(0)))
                .isEqualTo("done");
        assertThat(clock.pauses()).isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void thePauseDoublesFromOneSecondToThirty() {
        FailureException failure = failureOf(retrier(8, Duration.ofMinutes(10)));
        assertThat(millis()).containsExactly(1000L, 2000L, 4000L, 8000L, 16_000L, 30_000L, 30_000L, 30_000L);
        assertThat(failure.failure()).isEqualTo(new TransferFailure.Interrupted("try 9"));
    }

    @Test
    void jitterTakesUpToHalfOfThePause() {
        failureOf(retrier(3, Duration.ofMinutes(10), () -> 0));
        failureOf(retrier(3, Duration.ofMinutes(10), () -> 0.5));
        assertThat(millis()).containsExactly(500L, 1000L, 2000L, 750L, 1500L, 3000L);
    }

    @Test
    void oneRequestIsRepeatedAsOftenAsAllowedAndNotOnceMore() {
        for (int retries : new int[] {0, 1, 8}) {
            tries.set(0);
            failureOf(retrier(retries, Duration.ofHours(1)));
            assertThat(tries).hasValue(1 + retries);
        }
    }

    @Test
    void pollingIsBoundedByTimeAlone() {
        Retrier retrier = retrier(0, Duration.ofMinutes(10));
        String value = retrier.call(
                "work",
                retrier.budget(),
                () -> tries.incrementAndGet() > 20 ? new Attempt.Success<>("done") : notYet());
        assertThat(value).isEqualTo("done");
        assertThat(tries).hasValue(21);
    }

    private static Attempt<String> notYet() {
        return Attempt.Retry.untilItEnds("not yet", Optional.empty(), new TransferFailure.Interrupted("not yet"));
    }

    @Test
    void noPauseEndsAfterTheTime() {
        Retrier retrier = retrier(Integer.MAX_VALUE, Duration.ofSeconds(100));
        failureOf(retrier);
        assertThat(millis()).containsExactly(1000L, 2000L, 4000L, 8000L, 16_000L, 30_000L, 30_000L);
    }

    @Test
    void everythingThatSharesADeadlineSharesItsTime() {
        Retrier retrier = retrier(3, Duration.ofSeconds(10));
        RetryBudget budget = retrier.budget();
        failureOf(retrier, budget);
        assertThat(millis()).containsExactly(1000L, 2000L, 4000L);
        failureOf(retrier, budget);
        assertThat(millis()).containsExactly(1000L, 2000L, 4000L, 1000L, 2000L);
    }

    @Test
    void timeInWhichSomethingWentWellDoesNotCount() {
        Retrier retrier = retrier(2, Duration.ofSeconds(10));
        RetryBudget budget = retrier.budget();
        failureOf(retrier, budget);
        clock.passes(Duration.ofHours(1));
        budget.extend(Duration.ofHours(1));
        failureOf(retrier, budget);
        failureOf(retrier, budget);
        assertThat(millis()).containsExactly(1000L, 2000L, 1000L, 2000L, 1000L, 2000L);
        failureOf(retrier, budget);
        assertThat(millis()).hasSize(7);
    }

    @Test
    void theTimeOfTheTriesThemselvesCounts() {
        Retrier retrier = retrier(8, Duration.ofSeconds(60));
        FailureException failure = catchThrowableOfType(
                FailureException.class,
                () -> retrier.call("work", retrier.budget(), () -> {
                    clock.passes(Duration.ofSeconds(20));
                    return again("slow");
                }));
        assertThat(failure.failure()).isEqualTo(new TransferFailure.Interrupted("slow"));
        assertThat(millis()).containsExactly(1000L, 2000L, 4000L);
    }

    @Test
    void thePauseThatTheServerAsksForIsNeverShortened() {
        failureOf(retrier(2, Duration.ofMinutes(10), () -> 0), Duration.ofSeconds(7));
        assertThat(millis()).allSatisfy(pause -> assertThat(pause).isGreaterThanOrEqualTo(7000L));
    }

    @Test
    void thoseWhoWereAskedToWaitAlikeDoNotComeBackTogether() {
        IntStream.range(0, 8)
                .forEach(thread ->
                        failureOf(retrier(1, Duration.ofMinutes(10), () -> thread / 8.0), Duration.ofSeconds(60)));
        assertThat(millis()).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void aServerThatAsksForNoPauseGetsTheUsualOne() {
        failureOf(retrier(3, Duration.ofMinutes(10)), Duration.ZERO);
        assertThat(millis()).containsExactly(1000L, 2000L, 4000L);
    }

    @Test
    void whoeverAsksForMoreTimeThanThereIsGetsNone() {
        failureOf(retrier(8, Duration.ofMinutes(10)), Duration.ofHours(1));
        assertThat(tries).hasValue(1);
        assertThat(clock.pauses()).isEmpty();
    }

    @Test
    void whatMustBeTriedToTheEndIsTriedOnceMoreWhenTheTimeIsOver() {
        Retrier retrier = retrier(8, Duration.ofMinutes(10));
        RetryBudget budget = retrier.budget();
        failureOf(retrier, budget);
        budget.mustBeUsedUp();
        failureOf(retrier, budget, Duration.ofHours(1));
        assertThat(clock.pauses().stream().reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.ofMinutes(10));
        assertThat(tries).hasValue(9 + 2);
    }

    @Test
    void whatMustBeTriedToTheEndWaitsForNothingWhereThereIsNoTime() {
        Retrier retrier = retrier(8, Duration.ZERO);
        RetryBudget budget = retrier.budget();
        budget.mustBeUsedUp();
        failureOf(retrier, budget);
        assertThat(clock.pauses()).isEmpty();
    }

    @Test
    void stricterLimitsCountWhicheverComesFirst() {
        failureOf(retrier(8, Duration.ofMinutes(10)).atMost(new RetryLimits(2, Duration.ofHours(1))));
        assertThat(tries).hasValue(3);
        tries.set(0);
        failureOf(retrier(2, Duration.ofMinutes(10)).atMost(new RetryLimits(8, Duration.ofSeconds(1))));
        assertThat(tries).hasValue(2);
    }

    @Test
    void eachPauseIsToldWithItsReason() {
        Retrier retrier = retrier(8, Duration.ofMinutes(10));
        String value = retrier.call("work", retrier.budget(), () -> afterFailures(2));
        assertThat(value).isEqualTo("done");
        assertThat(heard).containsExactly("work: try 1, 1000 ms", "work: try 2, 2000 ms");
    }

    @Test
    void anInterruptionEndsThePauseAndTheTrying() {
        Thread.currentThread().interrupt();
        FailureException failure = failureOf(retrier(8, Duration.ofMinutes(10)));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.failure()).isEqualTo(new TransferFailure.Interrupted("work"));
        assertThat(tries).hasValue(1);
    }

    @Test
    void anExceptionOfATryIsPassedOn() {
        Retrier retrier = retrier(8, Duration.ofMinutes(10));
        FailureException thrown = catchThrowableOfType(
                FailureException.class,
                () -> retrier.<Optional<String>>call("work", retrier.budget(), () -> {
                    throw new FailureException(new TransferFailure.Interrupted("at once"));
                }));
        assertThat(thrown.failure()).isEqualTo(new TransferFailure.Interrupted("at once"));
        assertThat(clock.pauses()).isEmpty();
    }

    private final FailureException stopped = new FailureException(new TransferFailure.Interrupted("stopped"));

    private FailureException failureOf(Retrier retrier, StopSignal stop, Attempt.Retry<String> again) {
        RetryBudget budget = retrier.budget(stop, retrier.sharedWaits());
        return catchThrowableOfType(
                FailureException.class,
                () -> retrier.call("work", budget, () -> {
                    tries.incrementAndGet();
                    return again;
                }));
    }

    @Test
    void workThatIsStoppedPausesNoMore() {
        StopSignal stop = new StopSignal();
        stop.stop(stopped);
        FailureException failure = failureOf(retrier(8, Duration.ofHours(1)), stop, again("503"));
        assertThat(failure.failure()).isEqualTo(stopped.failure());
        assertThat(tries).hasValue(1);
        assertThat(clock.pauses()).isEmpty();
    }

    @Test
    void workThatIsStoppedDuringAPauseTriesNoMore() {
        StopSignal stop = new StopSignal();
        clock.after(2, () -> stop.stop(stopped));
        FailureException failure = failureOf(retrier(8, Duration.ofHours(1)), stop, again("503"));
        assertThat(failure.failure()).isEqualTo(stopped.failure());
        assertThat(tries).hasValue(2);
        assertThat(clock.pauses()).hasSize(2);
    }

    @Test
    @Timeout(60)
    void aPauseThatTheServerAskedForEndsWhenTheWorkIsStopped() {
        StopSignal stop = new StopSignal();
        Retrier real = new Retrier(
                new RetryLimits(8, Duration.ofDays(2)),
                Clock.systemUTC(),
                Sleeper.REAL,
                () -> 0,
                (operation, reason, pause) -> {
                    var unused =
                            CompletableFuture.runAsync(() -> stop.stop(stopped)); // ends the pause, or nothing does
                });
        assertThat(failureOf(real, stop, again("429", Duration.ofDays(1))).failure())
                .isEqualTo(stopped.failure());
        assertThat(tries).hasValue(1);
    }

    @Test
    void whatIsFoundOutAfterTheStopIsRepeatedInTheSameTime() {
        StopSignal stop = new StopSignal();
        stop.stop(stopped);
        Retrier retrier = retrier(8, Duration.ofSeconds(10));
        RetryBudget budget = retrier.budget(stop, retrier.sharedWaits()).unstoppable();
        assertThat(retrier.call("look", budget, () -> afterFailures(3))).isEqualTo("done");
        assertThat(failureOf(retrier, budget).failure()).isNotEqualTo(stopped.failure());
        assertThat(millis()).containsExactly(1000L, 2000L, 4000L, 1000L, 2000L);
    }

    private FailureException failureOfNext(Retrier retrier, SharedWaits waits, Attempt.Retry<String> again) {
        RetryBudget budget = retrier.budget(new StopSignal(), waits);
        return catchThrowableOfType(FailureException.class, () -> retrier.call("work", budget, () -> again));
    }

    private static Attempt.Retry<String> held() {
        return Attempt.Retry.untilItEnds("held", Optional.empty(), new TransferFailure.Interrupted("held"));
    }

    @Test
    void whatOneWheelHasWaitedForInVainTheNextDoesNotWaitForAgain() {
        Retrier retrier = retrier(8, Duration.ofSeconds(20));
        SharedWaits waits = retrier.sharedWaits();
        for (int wheel = 0; wheel < 12; wheel++) {
            assertThat(failureOfNext(retrier, waits, held())).hasMessageContaining("held");
        }
        assertThat(clock.pauses().stream().reduce(Duration.ZERO, Duration::plus))
                .isLessThanOrEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void whatAWheelWaitsForThatOthersDidNotHasItsOwnTime() {
        Retrier retrier = retrier(2, Duration.ofSeconds(5));
        SharedWaits waits = retrier.sharedWaits();
        failureOfNext(retrier, waits, held());
        int before = clock.pauses().size();
        failureOfNext(
                retrier,
                waits,
                new Attempt.Retry<>("down", Optional.empty(), new TransferFailure.Unreachable("ask", "host", "down")));
        assertThat(clock.pauses()).hasSize(before + 2);
    }

    @Test
    void whatWasNotWaitedForInVainMayBeWaitedForAgain() {
        Retrier retrier = retrier(8, Duration.ofSeconds(8));
        SharedWaits waits = retrier.sharedWaits();
        for (int wheel = 0; wheel < 5; wheel++) {
            tries.set(0);
            assertThat(retrier.call("work", retrier.budget(new StopSignal(), waits), () -> afterFailures(3)))
                    .isEqualTo("done");
        }
        assertThat(clock.pauses()).hasSize(15);
    }

    @Test
    void aFirstFaultIsNeverTheLastBecauseOthersHaveWaitedInVain() {
        Retrier retrier = retrier(8, Duration.ofSeconds(20));
        SharedWaits waits = retrier.sharedWaits();
        failureOfNext(retrier, waits, again("503"));
        tries.set(0);
        assertThat(retrier.call("work", retrier.budget(new StopSignal(), waits), () -> afterFailures(1)))
                .isEqualTo("done");
    }

    @Test
    void whatIsWaitedForAtTheSameTimeCountsOnce() {
        SharedWaits waits = new SharedWaits(Duration.ofSeconds(10), clock);
        waits.begin("held");
        waits.begin("held");
        clock.passes(Duration.ofSeconds(6));
        waits.end("held");
        waits.end("held");
        assertThat(waits.allows("held", Duration.ofSeconds(4))).isTrue();
        assertThat(waits.allows("held", Duration.ofSeconds(5))).isFalse();
    }

    @Test
    void theExceptionBehindTheLastTryIsKept() {
        IOException cause = new IOException("reset");
        FailureException failure = failureOfNext(
                retrier(0, Duration.ZERO),
                retrier(0, Duration.ZERO).sharedWaits(),
                new Attempt.Retry<>("reset", new TransferFailure.Unreachable("ask", "host", "reset"), cause));
        assertThat(failure).hasCause(cause);
    }
}
