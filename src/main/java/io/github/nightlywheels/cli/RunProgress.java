package io.github.nightlywheels.cli;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.report.model.Durations;
import io.github.nightlywheels.text.ByteSize;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** How far all uploads of a run are, in one line: wheels, bytes, speed, time left. */
final class RunProgress {
    private final InstantSource clock;
    private final Duration interval;
    private final Consumer<String> show;
    private final Map<Upload, Long> sent = new LinkedHashMap<>();
    private final Set<Upload> arrived = new HashSet<>();
    private final Instant start;
    private Instant shown;
    private int wheels;
    private long total;

    /**
     * The progress of a run that begins now.
     *
     * @param interval how often to show it
     * @param show is given the line
     */
    RunProgress(InstantSource clock, Duration interval, Consumer<String> show) {
        this.clock = clock;
        this.interval = interval;
        this.show = show;
        this.start = clock.instant();
        this.shown = start;
    }

    /** One more wheel is to be sent; {@code size} in bytes. */
    synchronized void expect(long size) {
        wheels++;
        total += size;
    }

    /** All bytes of the wheel have arrived. */
    synchronized void arrived(Upload upload) {
        arrived.add(upload);
        sent(upload, upload.wheel().digests().size());
    }

    /** So many bytes of the wheel have been sent in this attempt. */
    synchronized void sent(Upload upload, long bytes) {
        sent.put(upload, bytes);
        Instant now = clock.instant();
        if (Duration.between(shown, now).compareTo(interval) >= 0) {
            shown = now;
            show.accept(text(Duration.between(start, now)));
        }
    }

    private String text(Duration elapsed) {
        long bytes = sent.values().stream().mapToLong(Long::longValue).sum();
        long speed = bytes * 1000 / Math.max(1, elapsed.toMillis());
        String left = speed == 0 ? "" : ", " + Durations.seconds(Duration.ofSeconds((total - bytes) / speed)) + " left";
        return "Sent " + arrived.size() + " of " + wheels + " wheels, " + ByteSize.of(bytes) + " of "
                + ByteSize.of(total) + ", " + ByteSize.of(speed) + "/s" + left;
    }
}
