package io.github.nightlywheels.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StepGateTest {
    private final StepGate gate = new StepGate();
    private final AtomicInteger steps = new AtomicInteger();

    /** Takes a step in a thread of its own, and waits until it is taken or held. */
    private Thread step() {
        Thread thread = new Thread(() -> gate.pass(steps::incrementAndGet));
        thread.setDaemon(true);
        thread.start();
        awaitStill(thread);
        return thread;
    }

    private static void awaitStill(Thread thread) {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TERMINATED) {
            Thread.onSpinWait();
        }
    }

    @Test
    void letsThroughWhileItIsOpen() {
        step();
        assertThat(steps).hasValue(1);
    }

    @Test
    void holdsWhoeverComesOnceItIsClosed() {
        gate.close();
        assertThat(step().getState()).isEqualTo(Thread.State.WAITING);
        assertThat(steps).hasValue(0);
    }

    @Test
    void holdsWhoIsInterrupted() {
        gate.close();
        Thread held = step();
        held.interrupt();
        while (held.isInterrupted()) {
            Thread.onSpinWait();
        }
        awaitStill(held);
        assertThat(held.getState()).isEqualTo(Thread.State.WAITING);
        assertThat(steps).hasValue(0);
    }

    @Test
    void isClosedOnlyWhenStepsThatWereBegunAreTaken() throws InterruptedException {
        Thread closer = new Thread(gate::close);
        gate.pass(() -> {
            closer.start();
            while (closer.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
            steps.incrementAndGet();
        });
        closer.join();
        assertThat(steps).hasValue(1);
    }
}
