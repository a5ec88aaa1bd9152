package io.github.nightlywheels.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ParallelRunnerTest {

    @Test
    void resultsAreInTheOrderOfTheItems() {
        try (ParallelRunner tasks = new ParallelRunner(3)) {
            assertThat(tasks.each(List.of(3, 1, 2), number -> number * 2)).containsExactly(6, 2, 4);
        }
    }

    @Test
    void theFirstExceptionIsThrown() {
        try (ParallelRunner tasks = new ParallelRunner(2)) {
            CountDownLatch secondHasThrown = new CountDownLatch(1);
            assertThatThrownBy(() -> tasks.each(List.of("first", "second"), name -> {
                        if (name.equals("first")) {
                            await(secondHasThrown, new AtomicInteger());
                        } else {
                            secondHasThrown.countDown();
                        }
                        throw new IllegalStateException(name);
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("first");
        }
    }

    @Test
    void anInterruptReachesTheWorkAndIsKept() {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger interrupted = new AtomicInteger();
        Thread caller = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            await(begun, new AtomicInteger());
            caller.interrupt();
        });
        interrupter.start();
        try (ParallelRunner tasks = new ParallelRunner(1)) {
            List<Boolean> results = tasks.each(List.of(1, 2, 3), number -> {
                begun.countDown();
                await(new CountDownLatch(1), interrupted);
                return true;
            });
            assertThat(results).hasSize(3);
            assertThat(interrupted).hasValue(3);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(tasks.each(List.of(1), number -> Thread.currentThread().isInterrupted()))
                    .containsExactly(false);
        }
    }

    @Test
    void allHaveEndedWhenOneHasFailed() {
        AtomicInteger ended = new AtomicInteger();
        try (ParallelRunner tasks = new ParallelRunner(2)) {
            assertThatThrownBy(() -> tasks.each(List.of(0, 1, 2, 3), number -> ended.addAndGet(6 / number)))
                    .isInstanceOf(ArithmeticException.class);
            assertThat(ended).hasValue(6 + 3 + 2);
        }
    }

    @Test
    void nobodyWaitsForWhatAnEndedRunNeverBegan() {
        ParallelRunner tasks = new ParallelRunner(1);
        CountDownLatch begun = new CountDownLatch(1);
        tasks.begin(() -> {
            begun.countDown();
            await(new CountDownLatch(1), new AtomicInteger());
            return 1;
        });
        Supplier<Integer> waiting = tasks.begin(() -> 2);
        await(begun, new AtomicInteger());
        tasks.close();
        assertThatThrownBy(waiting::get).isInstanceOf(CancellationException.class);
    }

    private static void await(CountDownLatch latch, AtomicInteger interrupted) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            interrupted.incrementAndGet();
        }
    }
}
