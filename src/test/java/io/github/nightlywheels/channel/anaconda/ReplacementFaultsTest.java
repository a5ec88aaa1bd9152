package io.github.nightlywheels.channel.anaconda;

import static io.github.nightlywheels.channel.anaconda.AnacondaRun.LOGIN;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.ORGANIZATION;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.TOKEN;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.ChannelState;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureBlock;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TokenFailure;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.RecordedRequest;
import io.github.nightlywheels.publish.Summary;
import io.github.nightlywheels.wheel.Wheel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may happen around the deletion of the old file. */
class ReplacementFaultsTest {
    @TempDir
    Path directory;

    private AnacondaRun run;
    private Wheel old;
    private Wheel other;
    private Wheel changed;
    private Wheel alsoChanged;

    @BeforeEach
    void open() {
        run = new AnacondaRun(directory, "demo");
        old = run.demo("cp312", "a");
        other = run.demo("cp313", "a");
        changed = run.demo("cp312", "b");
        alsoChanged = run.demo("cp313", "b");
        run.publishes(old, other);
        run.fake.forgetsRequests();
    }

    @AfterEach
    void close() {
        run.close();
    }

    private static String name(Wheel wheel) {
        return wheel.filename().text();
    }

    private static Failure failure(Summary summary) {
        return summary.failure().orElseThrow().failure();
    }

    private static void write(Wheel wheel, String content) {
        try {
            Files.writeString(wheel.path(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void afterADeletionThatNoCommitFollowedNothingMoreIsDeletedAndTheMessageNamesTheFileAndTheCommand() {
        run.fake.alwaysAnswers(Endpoint.STAGE, Answer.html(503)).answers(Endpoint.STAGE, 1, Answer.error(409, "taken"));
        Summary summary = run.publish(changed, alsoChanged);
        assertThat(summary.filenames(Outcome.MISSING)).containsExactly(name(changed));
        assertThat(summary.filenames(Outcome.FAILED)).containsExactly(name(alsoChanged));
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).isEqualTo(1);
        assertThat(run.fake.count(Endpoint.STAGE)).isEqualTo(1 + 9);
        run.assertHolds(other);
        FailureException failure = summary.failure().orElseThrow();
        assertThat(FailureBlock.of(
                        failure.failure(),
                        ORGANIZATION,
                        failure.state(),
                        missing -> Optional.of("put back " + missing)))
                .contains("MISSING now: " + name(changed))
                .contains("not published: " + name(alsoChanged))
                .contains("put back   put back [" + name(changed) + "]");
        run.fake.behavesAgain();
        assertThat(run.publishes(changed, alsoChanged).filenames(Outcome.PUBLISHED))
                .containsExactly(name(changed));
    }

    @Test
    void aTokenThatDiesAfterTheDeletionLeavesOneHoleAndSaysSo() {
        run.fake.after(Endpoint.DIST_DELETE, () -> run.fake.token(TOKEN).expires(run.clock.instant()));
        Summary summary = run.publish(changed, alsoChanged);
        assertThat(failure(summary)).isInstanceOf(TokenFailure.Expired.class);
        assertThat(summary.state().missing()).containsExactly(name(changed));
        assertThat(summary.state().notPublished()).containsExactly(name(alsoChanged));
        run.assertHolds(other);
    }

    @Test
    void aTokenThatMayDeleteButNotUploadIsFoundOutBeforeTheDeletion() {
        run.fake.token(TOKEN).scopes("api:read", "api:write");
        Summary summary = run.publish(changed, alsoChanged);
        assertThat(failure(summary)).isInstanceOf(TokenFailure.WrongScope.class);
        assertThat(summary.state()).matches(ChannelState::nothingWasChanged);
        assertThat(run.fake.appliedWrites()).isEmpty();
        run.assertHolds(old, other);
    }

    @Test
    void aFullChannelThatRefusesStagingsLosesNoFile() {
        run.fake.quota(10, Endpoint.STAGE);
        run.fake.answers(Endpoint.STAGE, 1, Answer.error(402, "Storage requirements exceeded (10 bytes)."));
        Summary summary = run.publish(changed, alsoChanged);
        assertThat(failure(summary)).isInstanceOf(ChannelFailure.QuotaExceeded.class);
        assertThat(summary.state()).matches(ChannelState::nothingWasChanged);
        run.assertHolds(old, other);
    }

    @Test
    void aFullChannelThatRefusesCommitsStopsTheDeletions() {
        run.fake.fails(Endpoint.COMMIT, 1, 402, "Storage requirements exceeded (10 bytes).");
        Wheel fresh = run.demo("cp314", "b");
        Summary summary = run.publish(changed, alsoChanged, fresh);
        assertThat(failure(summary)).isInstanceOf(ChannelFailure.QuotaExceeded.class);
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).isZero();
        run.assertHolds(old, other);
    }

    @Test
    void theOnlyFileOfAPackageIsLeftToThoseWhoMayCreateIt() {
        run.fake.deletes(ORGANIZATION, "demo", VERSION, name(other));
        Summary summary = run.publish(changed);
        assertThat(failure(summary)).isEqualTo(new ChannelFailure.OnlyFile(ORGANIZATION, "demo", LOGIN, name(changed)));
        assertThat(run.fake.writes()).isEmpty();
        run.assertHolds(old);
        run.fake.hidesGroups(401);
        assertThat(failure(run.publish(changed))).isInstanceOf(ChannelFailure.OnlyFile.class);
        run.fake.owner(ORGANIZATION, LOGIN);
        assertThat(run.publishes(changed).filenames(Outcome.REPLACED)).containsExactly(name(changed));
    }

    @Test
    void aPackageIsCreatedAgainThoughAnotherSpellingExists() {
        run.fake.owner(ORGANIZATION, LOGIN).project(ORGANIZATION, "two-words");
        run.fake.project(ORGANIZATION, "two_words");
        run.publishes(run.wheel("two_words", "2.0.dev1", "py3", "a"));
        run.publishes(run.wheel("two_words", "2.0.dev1", "py3", "b"));
    }

    @Test
    void aReleaseThatIsCollectedOnlyBeforeTheCommitIsMadeAgain() {
        run.fake.owner(ORGANIZATION, LOGIN);
        run.fake.deletes(ORGANIZATION, "demo", VERSION, name(other)).collectsGarbageBefore(Endpoint.COMMIT);
        run.publishes(changed);
        run.fake.collectsGarbageBefore(Endpoint.STORAGE);
        run.publishes(old);
        assertThat(run.retries()).noneMatch(line -> line.startsWith("commit"));
    }

    @Test
    void aDeletionWithoutAnswerIsNotRepeatedOnWhatAnotherJobPutThere() {
        run.fake
                .losesResponse(Endpoint.DIST_DELETE, 1)
                .after(
                        Endpoint.DIST_DELETE,
                        () -> run.fake.distribution(
                                ORGANIZATION, "demo", VERSION, name(changed), new byte[] {1, 2, 3}, "main"));
        Summary summary = run.publish(changed);
        assertThat(failure(summary)).isEqualTo(new ChannelFailure.Overtaken(ORGANIZATION, name(changed)));
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).isEqualTo(1);
        assertThat(run.find(changed).orElseThrow().size()).isEqualTo(3);
        assertThat(summary.state().nothingWasChanged()).isFalse();
    }

    @Test
    void aFileThatAnotherJobReplacedMeanwhileIsLeft() {
        run.fake.before(
                Endpoint.DIST_GET,
                () -> run.fake.distribution(
                        ORGANIZATION, "demo", VERSION, name(changed), new byte[] {1, 2, 3}, "main"));
        Summary summary = run.publish(changed);
        assertThat(failure(summary)).isEqualTo(new ChannelFailure.Overtaken(ORGANIZATION, name(changed)));
        assertThat(run.fake.writes()).isEmpty();
        assertThat(summary.state()).matches(ChannelState::nothingWasChanged);
    }

    @Test
    void aFileThatAnotherJobReplacedBySameContentIsDone() {
        run.fake.before(
                Endpoint.DIST_GET,
                () -> run.fake.distribution(ORGANIZATION, "demo", VERSION, name(changed), bytes(changed), "main"));
        assertThat(run.publishes(changed).filenames(Outcome.UNCHANGED)).containsExactly(name(changed));
        assertThat(run.fake.writes()).isEmpty();
    }

    private static byte[] bytes(Wheel wheel) {
        try {
            return Files.readAllBytes(wheel.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aDeletionThatIsHiddenBehindA404IsNoDeletion() {
        run.fake.answers(Endpoint.DIST_DELETE, 1, Answer.error(404, "\"demo\" could not be found"));
        Summary summary = run.publish(changed, alsoChanged);
        assertThat(failure(summary)).isInstanceOf(AccessFailure.NotFoundOrHidden.class);
        assertThat(summary.state()).matches(ChannelState::nothingWasChanged);
        run.assertHolds(old, other);
    }

    @Test
    void aDeletionThatNeitherAnswersNorCanBeReadIsUnknown() {
        run.fake
                .losesResponse(Endpoint.DIST_DELETE, 1)
                .after(Endpoint.DIST_DELETE, () -> run.fake.alwaysAnswers(Endpoint.DIST_GET, Answer.html(503)));
        Summary summary = run.publish(changed, alsoChanged);
        assertThat(failure(summary)).isInstanceOf(TransferFailure.Unsettled.class);
        assertThat(summary.state().unknown()).containsExactly(name(changed));
        assertThat(summary.state().notPublished()).containsExactly(name(alsoChanged));
        run.assertHolds(other);
    }

    @Test
    void aWheelThatIsNotOnTheDiskAnyMoreCostsNoFile() throws IOException {
        write(alsoChanged, "other");
        Files.delete(changed.path());
        Summary summary = run.publish(changed, alsoChanged);
        assertThat(failure(summary)).isInstanceOf(TransferFailure.Several.class);
        assertThat(summary.results().get(0).failure().orElseThrow()).isInstanceOf(WheelFailure.Unreadable.class);
        assertThat(summary.results().get(1).failure()).contains(new WheelFailure.Changed(name(alsoChanged)));
        assertThat(run.fake.writes()).isEmpty();
        run.assertHolds(old, other);
    }

    @Test
    void aServerThatAsksForAnHourAfterTheDeletionIsAskedOnceMoreWhenTheTimeIsOver() {
        run.fake.answers(Endpoint.STAGE, 1, Answer.error(409, "taken")).retryAfter(Endpoint.STAGE, 1, 429, "3600");
        run.publishes(changed);
        assertThat(run.clock.pauses()).containsExactly(Duration.ofMinutes(10));
    }

    @Test
    void aGatewaysPageOrNothingIsNoProofThatAReleaseIsAbsent() {
        run.fake.html(Endpoint.RELEASE_GET, 1, 404).answers(Endpoint.RELEASE_GET, 1, Answer.empty(404));
        assertThat(run.publishes(changed).filenames(Outcome.REPLACED)).containsExactly(name(changed));
    }

    @Test
    void aGatewaysPageIsNoProofThatAFileIsDeleted() {
        run.fake
                .failsOnce(Endpoint.DIST_DELETE, 503)
                .after(Endpoint.DIST_GET, () -> run.fake.html(Endpoint.DIST_GET, 1, 404));
        run.publishes(changed);
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).isEqualTo(2);
    }

    @Test
    void readOnlyModeThatBeginsInTheRunCostsNoFile() {
        run.fake.before(Endpoint.DIST_GET, run.fake::readOnly);
        Summary summary = run.publish(changed);
        assertThat(summary.state()).matches(ChannelState::nothingWasChanged);
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).isZero();
        run.assertHolds(old, other);
    }

    @Test
    void everythingElseIsCommittedBeforeTheFirstDeletionAndHolesComeOneAtATime() {
        Wheel fresh = run.demo("cp314", "b");
        run.publishes(changed, fresh, alsoChanged);
        assertThat(run.fake.appliedWrites())
                .extracting(RecordedRequest::endpoint)
                .containsExactly(
                        Endpoint.STAGE,
                        Endpoint.STORAGE,
                        Endpoint.COMMIT,
                        Endpoint.DIST_DELETE,
                        Endpoint.STAGE,
                        Endpoint.STORAGE,
                        Endpoint.COMMIT,
                        Endpoint.DIST_DELETE,
                        Endpoint.STAGE,
                        Endpoint.STORAGE,
                        Endpoint.COMMIT);
    }

    @Test
    void withoutRetriesTheOnlyFileIsStillReplaced() {
        run.fake.owner(ORGANIZATION, LOGIN).deletes(ORGANIZATION, "demo", VERSION, name(other));
        run.limits(0, Duration.ZERO).publishes(changed);
    }
}
