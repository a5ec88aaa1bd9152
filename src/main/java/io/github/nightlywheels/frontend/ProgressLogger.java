package io.github.nightlywheels.frontend;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.text.ByteSize;
import io.github.nightlywheels.text.Plural;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Says once a minute how far the uploads are, where nothing else is said between the start and the end of a
 * transfer: a log without a line for many minutes looks like a build that hangs, and some CIs end it.
 */
public final class ProgressLogger {
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final Clock clock;
    private final Consumer<String> log;
    private final Map<Upload, Long> sent = new HashMap<>();
    private Instant last;

    /**
     * Begins to count.
     *
     * @param log is given each line
     */
    public ProgressLogger(Clock clock, Consumer<String> log) {
        this.clock = clock;
        this.log = log;
        this.last = clock.instant();
    }

    /** So many bytes of the upload have been sent in all. */
    public synchronized void progressed(Upload upload, long total) {
        sent.put(upload, total);
        Instant now = clock.instant();
        if (Duration.between(last, now).compareTo(INTERVAL) >= 0) {
            last = now;
            long bytes = sent.values().stream().mapToLong(Long::longValue).sum();
            long all = sent.keySet().stream()
                    .mapToLong(begun -> begun.wheel().digests().size())
                    .sum();
            log.accept("Sent " + ByteSize.of(bytes) + " of " + ByteSize.of(all) + " in "
                    + Plural.of(sent.size(), "wheel") + " so far");
        }
    }
}
