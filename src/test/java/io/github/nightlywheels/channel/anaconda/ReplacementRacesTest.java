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
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.FailureFormatter;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.maven.MavenParameterNames;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What other jobs may do while a file is replaced, and what looks like that. */
class ReplacementRacesTest extends FileReplacementTest {
    @Test
    void whatAnotherJobPutsThereDuringTheProbeIsNotDeleted() {
        run.fake.after(Endpoint.STAGE, () -> run.putsOther(changed));
        Summary summary = run.publish(changed);
        assertThat(failure(summary)).isEqualTo(new ChannelFailure.Overtaken(ORGANIZATION, name(changed)));
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).isZero();
        assertThat(summary.state()).matches(ChannelState::nothingWasChanged);
        run.assertHoldsOther(changed);
    }

    @Test
    void whatAnotherJobPutsThereWhileTheOtherQuestionsAreRepeatedIsNotDeleted() {
        run.fake.before(
                Endpoint.STAGE,
                () -> run.fake
                        .fails(Endpoint.PACKAGE_GET, 4, 503)
                        .after(Endpoint.DIST_GET, () -> run.putsOther(changed)));
        Summary summary = run.publish(changed);
        assertThat(failure(summary)).isEqualTo(new ChannelFailure.Overtaken(ORGANIZATION, name(changed)));
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).isZero();
        run.assertHoldsOther(changed);
    }

    @Test
    void aDeletionThatWasPutOffLooksBeforeTheNextTry() {
        run.fake
                .before(Endpoint.DIST_DELETE, () -> run.putsOther(changed))
                .retryAfter(Endpoint.DIST_DELETE, 1, 429, "60");
        run.publish(changed);
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).isEqualTo(1);
        run.assertHoldsOther(changed);
    }

    @Test
    void aDeletionThatShowsLateIsWaitedFor() {
        run.fake.after(Endpoint.DIST_DELETE, () -> {
            run.puts(old);
            run.fake.after(Endpoint.DIST_GET, () -> run.deletes(old));
        });
        assertThat(run.publishes(changed).filenames(Outcome.REPLACED)).containsExactly(name(changed));
        assertThat(run.retries()).anyMatch(line -> line.contains("the deleted file still shows"));
    }

    @Test
    void ofADeletionThatIsForgottenOrShowsLateNobodyKnowsWhatItLeaves() {
        run.limits(8, Duration.ofMinutes(3)).fake.after(Endpoint.DIST_DELETE, () -> run.puts(old));
        Summary summary = run.publish(changed, alsoChanged);
        assertThat(summary.filenames(Outcome.UNKNOWN)).containsExactly(name(changed));
        assertThat(summary.filenames(Outcome.FAILED)).containsExactly(name(alsoChanged));
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).isEqualTo(1);
        run.assertHolds(old, other);
    }

    @Test
    void whatAnotherJobPutsUnderTheDeletedNameStaysAndIsNotCalledMissing() {
        run.fake.after(Endpoint.DIST_DELETE, () -> run.putsOther(changed));
        Summary summary = run.publish(changed, alsoChanged);
        assertThat(failure(summary)).isEqualTo(new ChannelFailure.Overtaken(ORGANIZATION, name(changed)));
        assertThat(summary.state().overtaken()).containsExactly(name(changed));
        assertThat(summary.state().missing()).isEmpty();
        assertThat(summary.filenames(Outcome.FAILED)).containsExactly(name(alsoChanged));
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).isEqualTo(1);
        run.assertHoldsOther(changed);
        run.assertHolds(other);
        FailureException failure = summary.failure().orElseThrow();
        assertThat(FailureFormatter.of(failure.failure(), ORGANIZATION, failure.state(), new MavenParameterNames()))
                .contains("another job's now: " + name(changed))
                .doesNotContain("put back", "MISSING");
    }

    @Test
    void whatWasSeenToBeAnotherJobsFileIsNotCalledMissingThoughItCannotBeSeenAgain() {
        run.limits(0, Duration.ofMinutes(10)).fake.after(Endpoint.DIST_DELETE, () -> {
            run.putsOther(changed);
            run.fake.after(Endpoint.DIST_GET, () -> run.fake.alwaysAnswers(Endpoint.DIST_GET, Answer.html(503)));
        });
        assertThat(run.publish(changed).state().overtaken()).containsExactly(name(changed));
    }

    @Test
    void whatAnotherJobPutsThereBeforeTheCommitStaysAndIsNotCalledMissing() {
        run.fake.before(Endpoint.COMMIT, () -> run.putsOther(changed));
        Summary summary = run.publish(changed);
        assertThat(summary.state().overtaken()).containsExactly(name(changed));
        run.assertHoldsOther(changed);
    }

    @Test
    void theSameContentFromAnotherJobAfterTheDeletionIsSuccess() {
        run.fake.after(Endpoint.DIST_DELETE, () -> run.puts(changed));
        assertThat(run.publishes(changed).filenames(Outcome.REPLACED)).containsExactly(name(changed));
        assertThat(run.fake.count(Endpoint.COMMIT)).isZero();
    }

    @Test
    void aNameThatAnUnfinishedUploadHoldsAfterTheDeletionIsWaitedFor() {
        run.fake.after(
                Endpoint.DIST_DELETE,
                () -> run.fake.answers(Endpoint.STAGE, 5, Answer.error(409, "file already exists or being uploaded")));
        run.publishes(changed);
    }

    @Test
    void aPackageThatVanishesAfterTheDeletionAndCannotBeMadeAgainIsToldAsAHole() {
        run.fake.after(Endpoint.DIST_DELETE, () -> run.deletes(other));
        Summary summary = run.publish(changed);
        assertThat(summary.state().missing()).containsExactly(name(changed));
        assertThat(failure(summary).code()).isEqualTo("may-not-create-package");
        assertThat(run.fake.distributions(ORGANIZATION, "demo", VERSION)).isEmpty();
    }

    @Test
    void ofAReplacedFileThatDoesNotShowAtTheReadBackItIsNotKnownWhetherItIsThere() {
        run.fake.after(Endpoint.COMMIT, () -> run.deletes(changed));
        Summary summary = run.publish(changed);
        assertThat(run.find(changed)).isEmpty();
        assertThat(summary.state().unknown()).containsExactly(name(changed));
        assertThat(failure(summary)).isEqualTo(ChannelFailure.Verification.absent(name(changed)));
        assertThat(failure(summary).remedy(ParameterNames.PLAIN))
                .doesNotContain("delete")
                .contains("visibilityTimeout");
    }
}
