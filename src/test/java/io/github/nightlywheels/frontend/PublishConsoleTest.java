package io.github.nightlywheels.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadResult;
import io.github.nightlywheels.engine.Decision;
import io.github.nightlywheels.engine.Decision.Action;
import io.github.nightlywheels.engine.PublishMode;
import io.github.nightlywheels.engine.UploadTracker;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the console shows of many wheels. */
class PublishConsoleTest {
    @TempDir
    Path directory;

    private final UploadTracker tracker = new UploadTracker();

    @BeforeEach
    void begin() {
        tracker.publishing(
                new ChannelDescription("acme", "anaconda", "a channel on anaconda.org", Optional.empty(), Set.of()));
    }

    private Upload planned(String project, int number, Action action) {
        Wheel wheel = WheelReader.read(WheelBuilder.wheel(project, "1.0.dev1")
                .tags("cp312", "cp312", "manylinux_2_" + number + "_x86_64")
                .buildIn(directory));
        tracker.decided(new Decision(wheel, action, Optional.empty()));
        return new Upload(wheel, Upload.Kind.NEW);
    }

    private List<String> shown() {
        RecordingConsole console = new RecordingConsole(false);
        new PublishConsole(console)
                .show(tracker.stopped(List.of("main"), PublishMode.PUBLISH).orElseThrow());
        return console.lines();
    }

    @Test
    void nineWheelsHaveALineEach() {
        for (int number = 10; number < 19; number++) {
            tracker.committed(planned("demo", number, Action.PUBLISH));
        }
        assertThat(shown()).hasSize(9).allMatch(line -> line.startsWith("INFO   published demo-1.0.dev1-cp312-"));
    }

    @Test
    void tenWheelsOfOneReleaseShareALine() {
        for (int number = 10; number < 50; number++) {
            tracker.committed(planned("demo", number, Action.PUBLISH));
        }
        tracker.committed(planned("other", 10, Action.PUBLISH));
        assertThat(shown()).hasSize(2);
        assertThat(shown().get(0)).matches("INFO   demo 1\\.0\\.dev1: published 40 wheels \\(\\d+\\.\\d kB\\)");
        assertThat(shown().get(1)).startsWith("INFO   published other-1.0.dev1-cp312-");
    }

    @Test
    void whatBecameOfThemIsCounted() {
        for (int number = 10; number < 20; number++) {
            tracker.committed(planned("demo", number, Action.PUBLISH));
        }
        planned("demo", 20, Action.LEAVE_SAME);
        assertThat(shown())
                .singleElement()
                .asString()
                .contains("demo 1.0.dev1: published 10 wheels, unchanged 1 wheel (");
    }

    @Test
    void whatFailedHasItsFullName() {
        for (int number = 10; number < 20; number++) {
            tracker.committed(planned("demo", number, Action.PUBLISH));
        }
        Upload failed = planned("demo", 20, Action.PUBLISH);
        tracker.finished(new UploadResult(
                failed,
                Outcome.FAILED,
                Optional.of(new FailureException(new TransferFailure.Interrupted("publish"))),
                Duration.ZERO,
                1));
        assertThat(shown()).hasSize(2);
        assertThat(shown().get(0)).startsWith("ERROR   failed    " + failed.filename());
        assertThat(shown().get(1)).startsWith("INFO   demo 1.0.dev1: published 10 wheels (");
    }
}
