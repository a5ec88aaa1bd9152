package io.github.nightlywheels.http;

import io.github.nightlywheels.retry.Retrier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Says in one line what is waited for. When many operations wait for the same host, that is said once per pause, and not once for
 * each of them.
 */
public final class PauseMessages implements Retrier.Listener {
    private final Clock clock;
    private final Consumer<String> output;
    private final Map<String, Instant> saidUntil = new HashMap<>();

    public PauseMessages(Clock clock, Consumer<String> output) {
        this.clock = clock;
        this.output = output;
    }

    @Override
    public void retrying(String operation, String reason, Duration pause) {
        if (!reason.startsWith(NoResponseException.NO_ANSWER) || isNew(reason, pause)) {
            output.accept(operation + ": " + reason + "; trying again in "
                    + Math.max(1, (pause.toMillis() + 500) / 1000) + " s");
        }
    }

    private synchronized boolean isNew(String reason, Duration pause) {
        Instant now = clock.instant();
        Instant until = saidUntil.getOrDefault(reason, Instant.MIN);
        if (now.isBefore(until)) {
            return false;
        }
        saidUntil.put(reason, now.plus(pause));
        return true;
    }
}
