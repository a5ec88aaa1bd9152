package io.github.nightlywheels.channel.anaconda;

import static io.github.nightlywheels.channel.anaconda.AnacondaRun.ORGANIZATION;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.VERSION;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.failure;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.OnConflict;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.ChannelState;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.RecordedRequest;
import io.github.nightlywheels.wheel.Wheel;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file that is there under another label: first staged, then promoted (anaconda-api.md section 6.1). */
class FileLabelsTest extends AnacondaTest {
    private Wheel wheel;
    private Wheel neighbour;

    @BeforeEach
    void stage() {
        wheel = run.demo("cp312", "a");
        neighbour = run.demo("cp313", "a");
        run.labels("staging").publishes(wheel, neighbour);
        run.fake.forgetsRequests();
        run.labels("main");
    }

    private void requireLabels(Wheel file, String... labels) {
        assertThat(run.fake.labels(ORGANIZATION, "demo", VERSION, name(file))).containsExactly(labels);
    }

    @Test
    void aFileThatLacksALabelGetsItAndIsNotSentAgain() {
        Summary summary = run.publishes(wheel);
        assertThat(summary.filenames(Outcome.LABELLED)).containsExactly(name(wheel));
        assertThat(run.fake.writes()).extracting(RecordedRequest::endpoint).containsExactly(Endpoint.LABEL_ADD);
        requireLabels(wheel, "staging", "main");
        requireLabels(neighbour, "staging");
    }

    @Test
    void aFileIsNotReplacedThatIsAlsoSeenUnderALabelThatTheNewOneWouldNotHave() {
        run.fake.relabels(ORGANIZATION, "demo", VERSION, name(wheel), List.of("stable", "main", "staging"));
        Wheel changed = run.demo("cp312", "b");
        assertThatThrownBy(() -> run.labels("staging").publish(changed, run.demo("cp314", "b")))
                .asInstanceOf(type(FailureException.class))
                .extracting(FailureException::failure)
                .isEqualTo(new ChannelFailure.OtherLabels(
                        ORGANIZATION, List.of(name(changed)), List.of("main", "stable")));
        assertThat(run.fake.writes()).isEmpty();
        assertThat(run.labels("stable", "staging", "main").publishes(changed).filenames(Outcome.REPLACED))
                .containsExactly(name(changed));
    }

    @Test
    void aFileThatGetsAnotherLabelBeforeItsDeletionStays() {
        Wheel changed = run.demo("cp312", "b");
        Wheel alsoChanged = run.demo("cp313", "b");
        run.fake.before(
                Endpoint.DIST_GET,
                () -> run.fake.relabels(ORGANIZATION, "demo", VERSION, name(wheel), List.of("staging", "main")));
        Summary summary = run.labels("staging").publish(changed, alsoChanged);
        assertThat(failure(summary))
                .isEqualTo(new ChannelFailure.OtherLabels(ORGANIZATION, List.of(name(changed)), List.of("main")));
        assertThat(summary.filenames(Outcome.REPLACED)).containsExactly(name(alsoChanged));
        run.assertHolds(wheel);
    }

    @Test
    void aFileThatIsSeenUnderAnotherLabelIsSkippedOrRefusedAsAsked() {
        Wheel changed = run.demo("cp312", "b");
        assertThat(run.onConflict(OnConflict.SKIP).publish(changed).filenames(Outcome.SKIPPED))
                .containsExactly(name(changed));
        assertThatThrownBy(() -> run.onConflict(OnConflict.FAIL).publish(changed))
                .asInstanceOf(type(FailureException.class))
                .extracting(FailureException::failure)
                .isEqualTo(new ChannelFailure.Conflict(ORGANIZATION, List.of(name(changed))));
    }

    @Test
    void theStateSaysSo() {
        ChannelState state = run.publishes(wheel).state();
        assertThat(state.nothingWasChanged()).isFalse();
        assertThat(state.lines()).containsExactly("labelled: " + name(wheel));
    }

    @Test
    void theNextRunFindsItAsItIs() {
        run.publishes(wheel);
        assertThat(run.publishes(wheel).filenames(Outcome.UNCHANGED)).containsExactly(name(wheel));
    }

    @Test
    void eachLabelThatIsMissingIsAddedAndNoOther() {
        run.labels("dev", "main", "staging").publishes(wheel);
        assertThat(run.fake.requests(Endpoint.LABEL_ADD))
                .extracting(RecordedRequest::path)
                .containsExactly("/channels/" + ORGANIZATION + "/dev", "/channels/" + ORGANIZATION + "/main");
        requireLabels(wheel, "staging", "dev", "main");
    }

    @Test
    void aLostAnswerIsSettledByReading() {
        run.fake.losesResponse(Endpoint.LABEL_ADD, 1);
        assertThat(run.publishes(wheel).filenames(Outcome.LABELLED)).containsExactly(name(wheel));
        assertThat(run.fake.count(Endpoint.LABEL_ADD)).isEqualTo(1);
    }

    @Test
    void aFailureThatPassesIsGotOver() {
        run.fake.html(Endpoint.LABEL_ADD, 2, 502);
        run.publishes(wheel);
        requireLabels(wheel, "staging", "main");
    }

    @Test
    void whoMayUploadButNotLabelIsToldSoAndTheFileStaysAsItIs() {
        run.fake.letsOnlyOwnersLabel();
        Wheel fresh = run.demo("cp314", "a");
        Summary summary = run.publish(wheel, fresh);
        assertThat(failure(summary)).isInstanceOf(AccessFailure.class);
        assertThat(summary.filenames(Outcome.UNCHANGED)).containsExactly(name(wheel));
        assertThat(summary.filenames(Outcome.PUBLISHED)).containsExactly(name(fresh));
        requireLabels(wheel, "staging");
    }

    @Test
    void whatAnotherJobPutInItsPlaceIsNotLabelled() {
        run.fake.before(Endpoint.DIST_GET, () -> run.putsOther(wheel));
        Summary summary = run.publish(wheel);
        assertThat(failure(summary)).isEqualTo(new ChannelFailure.Overtaken(ORGANIZATION, name(wheel)));
        assertThat(summary.filenames(Outcome.FAILED)).containsExactly(name(wheel));
        assertThat(run.fake.writes()).isEmpty();
    }

    @Test
    void aFileThatDoesNotShowAtTheFirstLooksIsWaitedFor() {
        run.fake.answers(Endpoint.DIST_GET, 2, Answer.error(404, "\"x\" could not be found"));
        assertThat(run.publishes(wheel).filenames(Outcome.LABELLED)).containsExactly(name(wheel));
        requireLabels(wheel, "staging", "main");
    }

    @Test
    void anAnswerThatDoesNotTellIsLookedInto() {
        run.fake.appliesButAnswers(Endpoint.LABEL_ADD, 1, Answer.error(410, "no"));
        assertThat(run.publishes(wheel).filenames(Outcome.LABELLED)).containsExactly(name(wheel));
    }

    @Test
    void aLabelThatMayHaveBeenAddedIsNotKnown() {
        run.fake.answers(Endpoint.LABEL_ADD, 1, Answer.error(410, "no"));
        Summary summary = run.publish(wheel);
        assertThat(failure(summary)).isInstanceOf(TransferFailure.OutcomeUnknown.class);
        assertThat(summary.state().unknown()).containsExactly(name(wheel));
    }
}
