package io.github.nightlywheels.channel.directory;

import io.github.nightlywheels.channel.Channel;
import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Published;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadListener;
import io.github.nightlywheels.channel.UploadResult;
import io.github.nightlywheels.files.DurableFiles;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a run of the plugin does with a channel: look what is there, and send what is not. */
final class Nightly {
    static final Instant NOW = Instant.parse("2026-11-22T03:04:05.678901234Z");

    private Nightly() {}

    static DirectoryChannel channel(Path directory, DurableFiles disk) {
        return channel(directory, disk, FileLinks.RELATIVE);
    }

    static DirectoryChannel channel(Path directory, DurableFiles disk, FileLinks links) {
        return new DirectoryChannel(
                DirectoryLayout.of(directory.toUri(), "acme", Duration.ofMinutes(2), links),
                disk,
                InstantSource.fixed(NOW));
    }

    static DirectoryChannel channel(Path directory) {
        return channel(directory, new DurableFiles());
    }

    /** A wheel that pip installs, with a file of this content. */
    static Wheel wheel(Path directory, String project, String version, String content) {
        return WheelReader.read(WheelBuilder.wheel(project, version)
                .metadata("Requires-Python", ">=3.8,<4")
                .description("Requires-Python: not a field but the description\n")
                .file("content.txt", content)
                .buildIn(directory));
    }

    /** One run, with {@code onConflict=replace}; sends nothing that is there. */
    static Published run(Channel channel, List<Wheel> wheels) {
        Map<Release, List<Distribution>> there =
                channel.read(wheels.stream().map(Release::of).distinct().toList());
        List<Upload> uploads = new ArrayList<>();
        for (Wheel wheel : wheels) {
            Optional<Distribution> old = Objects.requireNonNull(there.get(Release.of(wheel))).stream()
                    .filter(file -> file.filename().equals(wheel.filename().text()))
                    .findFirst();
            if (old.isEmpty()) {
                uploads.add(new Upload(wheel, Upload.Kind.NEW));
            } else if (old.get().compare(wheel.digests()) != Distribution.Content.SAME) {
                uploads.add(new Upload(wheel, Upload.Kind.REPLACEMENT));
            }
        }
        return uploads.isEmpty() ? new Published(List.of(), List.of()) : publish(channel, uploads);
    }

    static Published publish(Channel channel, List<Upload> uploads) {
        return channel.publish(uploads, List.of("main"), new Heard());
    }

    static List<Outcome> outcomes(Published published) {
        return published.results().stream().map(UploadResult::outcome).toList();
    }

    /** Remembers what it was told. */
    static final class Heard implements UploadListener {
        final List<String> events = new ArrayList<>();

        @Override
        public void started(Upload upload) {
            events.add("started " + upload.filename());
        }

        @Override
        public void progressed(Upload upload, ByteBuffer chunk, long sent) {
            events.add("progressed " + upload.filename() + " " + chunk.remaining() + " " + sent);
        }

        @Override
        public void arrived(Upload upload) {
            events.add("arrived " + upload.filename());
        }

        @Override
        public void brokeOff(Upload upload, String reason) {
            events.add("broke off " + upload.filename());
        }

        @Override
        public void committing(Upload upload) {
            events.add("committing " + upload.filename());
        }

        @Override
        public void finished(UploadResult result) {
            events.add("finished " + result.upload().filename() + " " + result.outcome());
        }
    }
}
