package io.github.nightlywheels.channel.anaconda;

import static io.github.nightlywheels.channel.anaconda.AnacondaRun.ORGANIZATION;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.VERSION;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.failure;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.name;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.ChannelState;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.wheel.Wheel;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that differ from what was sent, in the run that sent it and in the next. */
class UploadVerifierTest extends AnacondaTest {
    private Wheel wheel;

    @BeforeEach
    void open() {
        wheel = run.demo("cp312", "a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256", "md5", "size", "labels", "number of entries"})
    void aRecordThatDiffersIsAFailure(String field) {
        switch (field) {
            case "sha256" -> run.fake.reportsOtherSha256(name(wheel));
            case "size" -> run.fake.reportsOtherSize(name(wheel));
            case "labels" -> run.fake.reportsOtherLabels(name(wheel), "dev");
            case "md5" -> run.fake.omits("sha256").reports(name(wheel), file -> file.put("md5", "0".repeat(32)));
            default -> run.fake.reportsTwice(name(wheel));
        }
        Summary summary = run.publish(wheel);
        assertThat(failure(summary))
                .isInstanceOfSatisfying(
                        ChannelFailure.Verification.class,
                        failure -> assertThat(failure.field()).contains(field));
        assertThat(summary.state().unknown()).containsExactly(name(wheel));
    }

    @Test
    void whatTheServerDoesNotTellIsNotHeldAgainstIt() {
        run.fake.omits("sha256", "size", "labels");
        run.publishes(wheel);
        assertThat(run.publish(wheel).filenames(Outcome.UNCHANGED)).hasSize(1);
    }

    @Test
    void whereTheServerTellsNothingOfTheContentTheRestIsCompared() {
        run.fake.omits("sha256", "md5");
        Wheel other = run.demo("cp313", "a");
        run.publishes(other);
        run.fake.reportsOtherLabels(name(wheel), "dev");
        assertThat(failure(run.publish(wheel))).isInstanceOf(ChannelFailure.Verification.class);
    }

    @Test
    void aLabelThatNobodyAskedForIsSaid() {
        run.labels("dev").fake.reportsOtherLabels(name(wheel), "dev", "main");
        assertThat(failure(run.publish(wheel)))
                .isEqualTo(new ChannelFailure.Verification(name(wheel), "labels", "[dev]", "[dev, main]"));
    }

    @Test
    void theOrderOfLabelsMeansNothing() {
        run.labels("main", "dev").fake.reportsOtherLabels(name(wheel), "dev", "main");
        run.publishes(wheel);
    }

    @Test
    void aLabelThatGotLostIsAskedForByTheNextRunAndStillReadBack() {
        run.fake.reportsOtherLabels(name(wheel), "dev");
        assertThat(run.publish(wheel).failure()).isPresent();
        run.fake.forgetsRequests();
        Summary again = run.publish(wheel);
        assertThat(failure(again)).isEqualTo(new ChannelFailure.Verification(name(wheel), "labels", "[main]", "[dev]"));
        assertThat(again.state().unknown()).containsExactly(name(wheel));
        assertThat(run.fake.writes())
                .singleElement()
                .satisfies(request -> assertThat(request.endpoint()).isEqualTo(Endpoint.LABEL_ADD));
    }

    @Test
    void aFileThatIsListedTwiceIsNotForgottenByTheNextRun() {
        run.fake.reportsTwice(name(wheel));
        assertThat(run.publish(wheel).failure()).isPresent();
        run.fake.forgetsRequests();
        Summary again = run.publish(wheel);
        assertThat(failure(again))
                .isInstanceOfSatisfying(
                        ChannelFailure.Verification.class,
                        failure -> assertThat(failure.field()).isEqualTo("the number of entries"));
        assertThat(again.filenames(Outcome.UNCHANGED)).containsExactly(name(wheel));
        assertThat(again.state()).matches(ChannelState::nothingWasChanged);
        assertThat(run.fake.writes()).isEmpty();
    }

    @Test
    void labelsThatWereAddedSinceAreNoFault() {
        run.publishes(wheel);
        run.fake.reportsOtherLabels(name(wheel), "main", "dev");
        assertThat(run.publishes(wheel).filenames(Outcome.UNCHANGED)).hasSize(1);
    }

    /** Another run has put a file there and deleted it since this one has looked. */
    @Test
    void aDeletedFileThatIsStillListedBesideTheNewOneIsWaitedFor() {
        run.publishes(run.demo("cp313", "a"));
        run.fake.before(Endpoint.COMMIT, () -> {
            run.putsOther(wheel);
            run.fake.showsDeletionsLate(3).deletesSlowly(ORGANIZATION, "demo", VERSION, name(wheel));
        });
        assertThat(run.publishes(wheel).filenames(Outcome.PUBLISHED)).containsExactly(name(wheel));
        assertThat(run.retries()).anyMatch(line -> line.contains("the deleted file still shows"));
    }

    /** A deletion by name that was carried out late may have hit the new file, which shows for a while. */
    @Test
    void aReplacedFileIsLookedAtUntilItsReleaseListsIt() {
        run.publishes(wheel, run.demo("cp313", "a"));
        Wheel changed = run.demo("cp312", "b");
        run.fake.listsCommitsLate(Duration.ofMinutes(1)).after(Endpoint.COMMIT, () -> {
            run.fake.before(Endpoint.RELEASE_GET, () -> {});
            run.fake.before(Endpoint.RELEASE_GET, () -> run.deletes(changed));
        });
        Summary summary = run.publish(changed);
        assertThat(run.find(changed)).isEmpty();
        assertThat(summary.filenames(Outcome.UNKNOWN)).containsExactly(name(changed));
    }

    @Test
    void oneOfTwoFilesOfANameIsNotReplaced() {
        run.publishes(wheel);
        run.fake.reportsTwice(name(wheel)).forgetsRequests();
        Summary summary = run.publish(run.demo("cp312", "b"));
        assertThat(failure(summary)).isEqualTo(ChannelFailure.Verification.entries(name(wheel), 2));
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).isZero();
        run.assertHolds(wheel);
    }
}
