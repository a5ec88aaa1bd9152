package io.github.nightlywheels.frontend;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.text.ByteSize;
import io.github.nightlywheels.text.Plural;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Says after ten seconds and then once a minute how far the uploads are, how fast they go and how long the rest will take:
 * nothing else is said of them before their end, and a log without a line for many minutes looks like a build that hangs.
 */
public final class ProgressLogger {
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Consumer<String> log;
    private final Map<Upload, Long> sent = new HashMap<>();
    private long planned;
    private int wheels;
    private Instant begin = Instant.MIN;
    private Instant next = Instant.MIN;

    /**
     * Begins to count.
     *
     * @param log is given each line
     */
    public ProgressLogger(InstantSource clock, Consumer<String> log) {
        this.clock = clock;
        this.log = log;
    }

    /** A wheel of so many bytes is to be sent. */
    public synchronized void planned(long bytes) {
        planned += bytes;
        wheels++;
    }

    /** So many bytes of the upload have been sent in all. */
    public synchronized void progressed(Upload upload, long total) {
        sent.put(upload, total);
        Instant now = clock.instant();
        if (begin.equals(Instant.MIN)) {
            begin = now;
            next = now.plus(FIRST);
        } else if (!now.isBefore(next)) {
            next = now.plus(INTERVAL);
            log.accept(line(Duration.between(begin, now)));
        }
    }

    private String line(Duration elapsed) {
        long bytes = sent.values().stream().mapToLong(Long::longValue).sum();
        double rate = bytes / (elapsed.toMillis() / 1000.0);
        String left = bytes > 0 && planned > bytes ? ", about " + time((planned - bytes) / rate) + " left" : "";
        return "Sent " + ByteSize.of(bytes) + " of " + ByteSize.of(Math.max(planned, bytes)) + " in "
                + Plural.of(Math.max(wheels, sent.size()), "wheel") + " (" + ByteSize.of(Math.round(rate)) + "/s" + left
                + ")";
    }

    private static String time(double seconds) {
        return seconds < 120 ? Math.round(seconds) + " s" : Math.round(seconds / 60) + " min";
    }
}
