package io.github.nightlywheels.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.engine.Decision.Action;
import io.github.nightlywheels.failure.ChannelState;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of the uploads at each moment at which a run may be stopped. */
class UploadTrackerTest {
    @TempDir
    Path directory;

    private final UploadTracker tracker = new UploadTracker();
    private Upload upload;

    @BeforeEach
    void decide() {
        Wheel wheel = WheelReader.read(WheelBuilder.wheel("demo", "1.0.dev1").buildIn(directory));
        upload = new Upload(wheel, Upload.Kind.REPLACEMENT);
        tracker.publishing(
                new ChannelDescription("acme", "anaconda", "a channel on anaconda.org", Optional.empty(), Set.of()));
        tracker.decided(new Decision(wheel, Action.REPLACE, Optional.empty()));
    }

    private ChannelState state() {
        return tracker.stopped(List.of("main"), PublishMode.PUBLISH)
                .orElseThrow()
                .state();
    }

    @Test
    void knowsNothingBeforeThePublicationBegins() {
        assertThat(new UploadTracker().stopped(List.of(), PublishMode.PUBLISH)).isEmpty();
    }

    @Test
    void nothingIsChangedBeforeTheFirstWrite() {
        assertThat(state().nothingWasChanged()).isTrue();
    }

    @Test
    void aDeletionWithoutAnAnswerIsNotKnown() {
        tracker.replacing(upload);
        assertThat(state().lines()).containsExactly("not known: demo-1.0.dev1-py3-none-any.whl");
    }

    @Test
    void aDeletedFileIsMissingUntilTheNewOneMayBeThere() {
        tracker.replacing(upload);
        tracker.deleted(upload);
        tracker.started(upload);
        assertThat(state().missing()).containsExactly("demo-1.0.dev1-py3-none-any.whl");
        tracker.committing(upload);
        assertThat(state().lines()).containsExactly("not known: demo-1.0.dev1-py3-none-any.whl");
        tracker.committed(upload);
        assertThat(state().published()).containsExactly("demo-1.0.dev1-py3-none-any.whl");
        assertThat(state().missing()).isEmpty();
    }

    @Test
    void aDeletedFileIsMissingAgainIfItIsKnownThatTheNewOneWasNotTaken() {
        tracker.replacing(upload);
        tracker.deleted(upload);
        tracker.committing(upload);
        tracker.deleted(upload);
        assertThat(state().missing()).containsExactly("demo-1.0.dev1-py3-none-any.whl");
    }

    @Test
    void whatAnEarlierRunHasSentMayBeThereFromTheCommitOn() {
        upload = new Upload(upload.wheel(), Upload.Kind.NEW);
        tracker.decided(new Decision(upload.wheel(), Action.PUBLISH, Optional.empty()));
        tracker.committing(upload);
        assertThat(state().lines()).containsExactly("not known: demo-1.0.dev1-py3-none-any.whl");
    }

    @Test
    void aFileThatGetsALabelIsThereAllTheTime() {
        upload = new Upload(upload.wheel(), Upload.Kind.LABEL);
        tracker.decided(new Decision(upload.wheel(), Action.LABEL, Optional.empty()));
        assertThat(state().notPublished()).isEmpty();
        assertThat(state().unchanged()).containsExactly("demo-1.0.dev1-py3-none-any.whl");
        tracker.labelling(upload);
        assertThat(state().unknown()).containsExactly("demo-1.0.dev1-py3-none-any.whl");
        tracker.labelled(upload);
        assertThat(state().labelled()).containsExactly("demo-1.0.dev1-py3-none-any.whl");
    }

    @Test
    void whatWasCreatedIsKnown() {
        tracker.created(List.of("perhaps the project demo", "perhaps the project other"));
        tracker.created(List.of("the project demo"));
        tracker.created(List.of("the project demo", "the release demo 1.0.dev1"));
        PublishResult stopped =
                tracker.stopped(List.of("main"), PublishMode.PUBLISH).orElseThrow();
        assertThat(stopped.created()).containsExactly("the project demo", "the release demo 1.0.dev1");
        assertThat(stopped.failure().orElseThrow().state().nothingWasChanged()).isFalse();
    }

    @Test
    void aDryRunStaysOne() {
        assertThat(tracker.stopped(List.of("main"), PublishMode.DRY_RUN)
                        .orElseThrow()
                        .mode())
                .isEqualTo(PublishMode.DRY_RUN);
    }
}
