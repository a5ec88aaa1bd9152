package io.github.nightlywheels.cli;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.frontend.CheckWords;
import io.github.nightlywheels.report.model.Durations;
import io.github.nightlywheels.text.ByteSize;
import io.github.nightlywheels.text.Plural;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** How far all uploads of a run are, in one line: wheels, bytes, speed, time left. */
final class RunProgress {
    private final InstantSource clock;
    private final Duration interval;
    private final Consumer<String> show;
    private final Map<Upload, Long> sent = new LinkedHashMap<>();
    private final Set<Upload> arrived = new HashSet<>();
    private Optional<Instant> start = Optional.empty();
    private Optional<Instant> shown = Optional.empty();
    private int wheels;
    private long total;

    /**
     * The progress of a run; its speed counts from the first byte that is sent.
     *
     * @param interval how often to show it
     * @param show is given the line
     */
    RunProgress(InstantSource clock, Duration interval, Consumer<String> show) {
        this.clock = clock;
        this.interval = interval;
        this.show = show;
    }

    /** The wheels are being checked, which nothing is sent for. */
    synchronized void checking(int count, long bytes) {
        show.accept(CheckWords.of(count, bytes));
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
        Instant first = start.orElse(now);
        start = Optional.of(first);
        if (shown.isEmpty() || Duration.between(shown.get(), now).compareTo(interval) >= 0) {
            shown = Optional.of(now);
            show.accept(text(Duration.between(first, now)));
        }
    }

    private String text(Duration elapsed) {
        long bytes = sent.values().stream().mapToLong(Long::longValue).sum();
        return "Sent " + arrived.size() + " of " + Plural.of(wheels, "wheel") + ", " + ByteSize.of(bytes) + " of "
                + ByteSize.of(total) + (elapsed.toMillis() == 0 ? "" : speed(bytes, bytes * 1000 / elapsed.toMillis()));
    }

    private String speed(long bytes, long speed) {
        return ", " + ByteSize.of(speed) + "/s"
                + (speed == 0 ? "" : ", " + Durations.seconds(Duration.ofSeconds((total - bytes) / speed)) + " left");
    }
}
