package io.github.nightlywheels.channel.anaconda;

import static io.github.nightlywheels.channel.anaconda.AnacondaRun.LOGIN;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.ORGANIZATION;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.TOKEN;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.failure;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.ChannelState;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.FailureFormatter;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.failure.StorageFailure;
import io.github.nightlywheels.failure.TokenFailure;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.FakeAnaconda;
import io.github.nightlywheels.fake.RecordedRequest;
import io.github.nightlywheels.maven.MavenParameterNames;
import io.github.nightlywheels.wheel.CrowdedFile;
import io.github.nightlywheels.wheel.Wheel;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may happen around the deletion of the old file. */
class ReplacementFaultsTest extends FileReplacementTest {
    @Test
    void aWheelThatCannotBeCheckedBesideSoManyOpenFilesIsCheckedLater() {
        run.publishes(CrowdedFile.of(changed, 2));
        assertThat(run.retries())
                .containsExactly(
                        "check " + name(changed) + ": the system lets this process open no more files or connections",
                        "check " + name(changed) + ": the system lets this process open no more files or connections");
    }

    @Test
    void aWheelThatCannotBeOpenedToTheEndLeavesTheOldFile() {
        Summary summary = run.limits(1, Duration.ofMinutes(10)).publish(CrowdedFile.of(changed, 100));
        assertThat(failure(summary)).isInstanceOf(TransferFailure.TooManyOpenFiles.class);
        assertThat(summary.filenames(Outcome.FAILED)).containsExactly(name(changed));
        run.assertHolds(old);
    }

    @Test
    void afterADeletionThatNoCommitFollowedNothingMoreIsDeletedAndTheMessageNamesTheFileAndTheCommand() {
        run.fake.alwaysAnswers(Endpoint.STAGE, Answer.html(503)).answers(Endpoint.STAGE, 1, Answer.error(409, "taken"));
        Summary summary = run.publish(changed, alsoChanged);
        assertThat(summary.filenames(Outcome.MISSING)).containsExactly(name(changed));
        assertThat(summary.filenames(Outcome.FAILED)).containsExactly(name(alsoChanged));
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).isEqualTo(1);
        assertThat(run.fake.count(Endpoint.STAGE)).isEqualTo(1 + 9);
        assertThat(summary.results())
                .filteredOn(result -> result.hasOutcome(Outcome.FAILED))
                .singleElement()
                .satisfies(result ->
                        assertThat(result.exception().orElseThrow()).hasCauseInstanceOf(FailureException.class));
        run.assertHolds(other);
        FailureException failure = summary.failure().orElseThrow();
        assertThat(FailureFormatter.of(
                        failure.failure(),
                        ORGANIZATION,
                        failure.state(),
                        new MavenParameterNames(),
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
        run.fake.asksForUploadScope().token(TOKEN).scopes("api:read", "api:write");
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
        run.deletes(other);
        Summary summary = run.publish(changed);
        assertThat(failure(summary))
                .isEqualTo(new ChannelFailure.WouldDeletePackage(ORGANIZATION, "demo", LOGIN, name(changed)));
        assertThat(run.fake.writes()).isEmpty();
        run.assertHolds(old);
        run.fake.hidesGroups(401);
        assertThat(failure(run.publish(changed))).isInstanceOf(ChannelFailure.WouldDeletePackage.class);
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
        run.deletes(other);
        run.fake.collectsGarbageBefore(Endpoint.COMMIT);
        run.publishes(changed);
        run.fake.collectsGarbageBefore(Endpoint.STORAGE);
        run.publishes(old);
        assertThat(run.retries()).noneMatch(line -> line.startsWith("commit"));
    }

    @Test
    void aDeletionWithoutAnswerIsNotRepeatedOnWhatAnotherJobPutThere() {
        run.fake.losesResponse(Endpoint.DIST_DELETE, 1).after(Endpoint.DIST_DELETE, () -> run.putsOther(changed));
        Summary summary = run.publish(changed);
        assertThat(failure(summary)).isEqualTo(new ChannelFailure.Overtaken(ORGANIZATION, name(changed)));
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).isEqualTo(1);
        run.assertHoldsOther(changed);
        assertThat(summary.state().nothingWasChanged()).isFalse();
    }

    @Test
    void aFileThatAnotherJobReplacedMeanwhileIsLeft() {
        run.fake.before(Endpoint.DIST_GET, () -> run.putsOther(changed));
        Summary summary = run.publish(changed);
        assertThat(failure(summary)).isEqualTo(new ChannelFailure.Overtaken(ORGANIZATION, name(changed)));
        assertThat(run.fake.writes()).isEmpty();
        assertThat(summary.state()).matches(ChannelState::nothingWasChanged);
    }

    @Test
    void aFileThatAnotherJobReplacedBySameContentIsDone() {
        run.fake.before(Endpoint.DIST_GET, () -> run.puts(changed));
        assertThat(run.publishes(changed).filenames(Outcome.UNCHANGED)).containsExactly(name(changed));
        assertThat(run.fake.writes()).isEmpty();
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
        assertThat(failure(summary)).isInstanceOf(TransferFailure.OutcomeUnknown.class);
        assertThat(summary.state().unknown()).containsExactly(name(changed));
        assertThat(summary.state().notPublished()).containsExactly(name(alsoChanged));
        run.assertHolds(other);
    }

    @Test
    void aWheelThatIsNotOnTheDiskAnyMoreCostsNoFile() throws IOException {
        Files.writeString(alsoChanged.path(), "other");
        Files.delete(changed.path());
        Summary summary = run.publish(changed, alsoChanged);
        assertThat(failure(summary)).isInstanceOf(RunFailure.Several.class);
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
    void aGatewaysPageIsNoProofThatAReleaseIsAbsent() {
        run.fake.html(Endpoint.RELEASE_GET, 2, 404);
        assertThat(run.publishes(changed).filenames(Outcome.REPLACED)).containsExactly(name(changed));
    }

    @Test
    void aGatewaysPageIsNoProofThatAFileIsDeleted() {
        run.fake
                .failsOnce(Endpoint.DIST_DELETE, 503)
                .before(Endpoint.DIST_DELETE, () -> run.fake.html(Endpoint.DIST_GET, 1, 404));
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

    @ParameterizedTest
    @EnumSource(names = {"PACKAGE_GET", "DIST_GET", "DIST_DELETE", "STAGE", "STORAGE", "COMMIT"})
    void aStallIsGivenUpAndTriedAgain(Endpoint at) {
        run.timeout(Duration.ofMillis(150)).fake.stalls(at, 1);
        run.publishes(changed);
        assertThat(run.fake.count(at)).isGreaterThan(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"DIST_DELETE", "STORAGE", "COMMIT"})
    void aStallAfterTheEffectIsSettledByReading(Endpoint at) {
        run.timeout(Duration.ofMillis(150)).fake.stallsAfterApplying(at, 1);
        run.publishes(changed);
        assertThat(run.fake.appliedWrites())
                .extracting(RecordedRequest::endpoint)
                .containsOnlyOnce(Endpoint.DIST_DELETE, Endpoint.COMMIT);
    }

    @Test
    void aStorageThatTookNothingInThisRunCostsNoFile() {
        run.fake.alwaysAnswers(Endpoint.STORAGE, Answer.xml(503, "SlowDown", "no"));
        requireThatNothingIsDeleted(run.publish(changed, run.demo("cp314", "b")));
    }

    @Test
    void commitsThatAllFailedInThisRunCostNoFile() {
        run.fake.alwaysAnswers(Endpoint.COMMIT, Answer.html(503));
        requireThatNothingIsDeleted(run.publish(changed, run.demo("cp314", "b")));
    }

    @Test
    void aStorageThatRefusesEveryFormInThisRunCostsNoFile() {
        run.fake.alwaysAnswers(Endpoint.STORAGE, Answer.xml(403, "AccessDenied", "no"));
        requireThatNothingIsDeleted(run.publish(changed, run.demo("cp314", "b")));
    }

    @Test
    void aReleaseThatCouldNotBeMadeSureOfInThisRunCostsNoFile() {
        run.limits(0, Duration.ofMinutes(10))
                .fake
                .before(Endpoint.STAGE, () -> run.fake.failsOnce(Endpoint.PACKAGE_GET, 503))
                .answers(Endpoint.STAGE, 1, Answer.error(404, "release version='1.0.dev1' does not exist"));
        requireThatNothingIsDeleted(run.publish(changed, run.demo("cp314", "b")));
    }

    /** What any wheel may meet, also after the deletion, though the server does not call it an outage. */
    enum Refusal {
        GRANT_IN_ANOTHER_FORM,
        STAGE_IN_OTHER_WORDS,
        STAGE_TOO_LARGE,
        STAGE_FORBIDDEN_IN_OTHER_WORDS,
        STORAGE_WITHOUT_ITS_KEY,
        COMMIT_IN_OTHER_WORDS,
        COMMIT_OF_NOTHING;

        void at(FakeAnaconda fake) {
            Answer odd = Answer.error(400, "wheels cannot be added to this channel now");
            switch (this) {
                case GRANT_IN_ANOTHER_FORM ->
                    fake.changesAnswers(
                            Endpoint.STAGE,
                            answer -> answer.status() == 200
                                    ? new Answer(200, answer.headers(), "{\"upload\": \"elsewhere\"}")
                                    : answer);
                case STAGE_IN_OTHER_WORDS ->
                    fake.changesAnswers(Endpoint.STAGE, answer -> answer.status() == 200 ? odd : answer);
                case STAGE_TOO_LARGE ->
                    fake.changesAnswers(
                            Endpoint.STAGE, answer -> answer.status() == 200 ? Answer.error(413, "too large") : answer);
                case STAGE_FORBIDDEN_IN_OTHER_WORDS ->
                    fake.changesAnswers(
                            Endpoint.STAGE, answer -> answer.status() == 200 ? Answer.error(403, "not now") : answer);
                case STORAGE_WITHOUT_ITS_KEY ->
                    fake.alwaysAnswers(
                            Endpoint.STORAGE, Answer.xml(400, "KMS.DisabledException", "the key is disabled"));
                case COMMIT_IN_OTHER_WORDS -> fake.alwaysAnswers(Endpoint.COMMIT, odd);
                case COMMIT_OF_NOTHING ->
                    fake.alwaysAnswers(
                            Endpoint.COMMIT, Answer.error(404, "Invalid dist_id ObjectId('x') does not exist"));
            }
        }
    }

    /** A new wheel of another project. */
    private Wheel fresh() {
        run.fake.writer(LOGIN, TOKEN, ORGANIZATION, "fresh");
        return run.wheel("fresh", "1.0.dev1", "py3", "b");
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalThatIsNotKnownToBeAboutTheWheelCostsNoFile(Refusal refusal) {
        Wheel fresh = fresh();
        refusal.at(run.fake);
        Summary summary = run.publish(changed, fresh);
        requireThatNothingIsDeleted(summary);
        assertThat(summary.filenames(Outcome.FAILED)).contains(name(changed));
    }

    @Test
    void aWheelThatTheStorageFindsTooLargeDoesNotHoldUpTheReplacements() {
        run.fake.answers(Endpoint.STORAGE, 1, Answer.xml(400, "EntityTooLarge", "Your proposed upload exceeds it"));
        Wheel fresh = run.demo("cp314", "b");
        Summary summary = run.publish(changed, fresh);
        assertThat(summary.filenames(Outcome.FAILED)).containsExactly(name(fresh));
        assertThat(summary.filenames(Outcome.REPLACED)).containsExactly(name(changed));
    }

    @Test
    void aWheelThatCannotBeReadDoesNotHoldUpTheReplacements() throws IOException {
        Wheel fresh = run.demo("cp314", "b");
        Files.delete(fresh.path());
        assertThat(run.publish(changed, fresh).filenames(Outcome.REPLACED)).containsExactly(name(changed));
    }

    @Test
    void aProjectThatTheAccountMayNotUploadDoesNotHoldUpTheReplacementsOfOthers() {
        Wheel fresh = fresh();
        run.fake.refuses(name(fresh), 401, "User \"x\" is not authorized to perform this action");
        assertThat(run.publish(changed, fresh).filenames(Outcome.REPLACED)).containsExactly(name(changed));
    }

    @Test
    void whatIsHeldBackIsToldWithWhatHeldItBackAndIsNoOutage() {
        Wheel third = run.demo("cp310", "a");
        run.fake.alwaysAnswers(Endpoint.STORAGE, Answer.xml(503, "SlowDown", "no"));
        run.puts(third);
        Summary summary = run.publish(changed, alsoChanged, run.demo("cp310", "b"), run.demo("cp314", "b"));
        requireThatNothingIsDeleted(summary);
        assertThat(summary.filenames(Outcome.FAILED)).hasSize(4);
        assertThat(failure(summary))
                .asInstanceOf(type(StorageFailure.class))
                .extracting(StorageFailure::filename)
                .isEqualTo("demo-1.0.dev1-cp314-none-any.whl");
    }

    private void requireThatNothingIsDeleted(Summary summary) {
        assertThat(summary.state().missing()).isEmpty();
        assertThat(summary.state().notPublished()).contains(name(changed));
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).isZero();
        run.assertHolds(old, other);
    }

    @Test
    void contentThatTheServerDoesNotTellIsNotDeleted() {
        run.fake.omits("sha256", "md5");
        Summary summary = run.publish(old, alsoChanged);
        assertThat(summary.results().get(0).failure())
                .contains(new ChannelFailure.DigestUnknown(ORGANIZATION, name(old)));
        assertThat(run.fake.writes()).isEmpty();
        assertThat(summary.state()).matches(ChannelState::nothingWasChanged);
        run.assertHolds(old, other);
    }

    @Test
    void contentThatTheServerTellsByMd5AloneIsReplaced() {
        run.fake.omits("sha256");
        run.fake.losesResponse(Endpoint.DIST_DELETE, 1);
        assertThat(run.publishes(changed, other).filenames(Outcome.REPLACED)).containsExactly(name(changed));
    }

    @Test
    void aDeletionThatWasRefusedLeavesNoMissingFileThoughItCannotBeReadBack() {
        run.limits(2, Duration.ofMinutes(10))
                .fake
                .before(Endpoint.DIST_DELETE, () -> run.fake.alwaysAnswers(Endpoint.DIST_GET, Answer.html(503)))
                .answers(Endpoint.DIST_DELETE, 1, Answer.error(401, "Authentication token has expired"));
        Summary summary = run.publish(changed);
        run.assertHolds(old);
        assertThat(summary.state().missing()).isEmpty();
        assertThat(summary.state().unknown()).containsExactly(name(changed));
    }

    @Test
    void aDeletionThatWasRefusedInWordsThatNobodyKnowsIsWaitedForOnce() {
        run.visibilityTimeout(Duration.ofMinutes(2))
                .fake
                .answers(Endpoint.DIST_DELETE, 1, Answer.error(403, "something is odd"));
        assertThat(run.publish(changed).state().unknown()).containsExactly(name(changed));
        assertThat(run.paused()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
        assertThat(run.retries()).containsOnly("look for " + name(changed) + ": the deleted file still shows");
        run.assertHolds(old);
    }

    @Test
    void aStorageThatRedirectsOnceAfterTheDeletionLeavesNoHole() {
        run.fake.answers(
                Endpoint.STORAGE, 1, new Answer(307, Map.of("Location", run.fake.storageUrl() + "/bucket"), ""));
        run.publishes(changed);
    }

    @Test
    void aStorageWhoseOwnTokenRanOutIsStagedAgain() {
        run.fake.answers(Endpoint.STORAGE, 1, Answer.xml(400, "ExpiredToken", "The provided token has expired."));
        run.publishes(changed);
    }

    @Test
    void whatKeepsTheLastLookFromTellingIsKeptWithWhatFailed() {
        run.limits(0, Duration.ofMinutes(10))
                .fake
                .alwaysAnswers(Endpoint.COMMIT, Answer.error(402, "storage requirements exceeded"))
                .before(Endpoint.COMMIT, () -> run.fake.alwaysAnswers(Endpoint.DIST_GET, Answer.html(503)));
        assertThat(run.publish(changed).results())
                .singleElement()
                .satisfies(result -> assertThat(result.exception().orElseThrow().getSuppressed())
                        .singleElement()
                        .asInstanceOf(type(FailureException.class))
                        .extracting(look -> look.failure().reply().orElseThrow().status())
                        .isEqualTo(503));
    }

    @Test
    void aWheelThatWasRebuiltInTheSameSizeCostsNoFile() throws IOException {
        byte[] bytes = Files.readAllBytes(changed.path());
        bytes[bytes.length / 2] ^= 1;
        Files.write(changed.path(), bytes);
        Summary summary = run.publish(changed);
        assertThat(failure(summary)).isEqualTo(new WheelFailure.Changed(name(changed)));
        assertThat(run.fake.writes()).isEmpty();
    }

    @Test
    void anInterruptionAfterTheDeletionIsToldAndEndsTheRun() {
        Thread build = Thread.currentThread();
        run.fake.after(Endpoint.DIST_DELETE, build::interrupt);
        Summary summary = run.publish(changed, alsoChanged);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).isEqualTo(1);
        assertThat(run.find(changed)).isEmpty();
        assertThat(summary.filenames(Outcome.MISSING, Outcome.UNKNOWN)).containsExactly(name(changed));
        assertThat(summary.state().notPublished()).containsExactly(name(alsoChanged));
        run.assertHolds(other);
    }

    /** What the contract allows: the server says that the name is taken before it looks at the quota. */
    @Test
    void aFullChannelThatLooksAtTheNameFirstIsFoundOutAfterTheDeletionAndSaysSo() {
        run.fake.quota(10, Endpoint.STAGE);
        Summary summary = run.publish(changed, alsoChanged);
        assertThat(failure(summary)).isInstanceOf(ChannelFailure.QuotaExceeded.class);
        assertThat(summary.state().missing()).containsExactly(name(changed));
        assertThat(summary.state().notPublished()).containsExactly(name(alsoChanged));
        run.assertHolds(other);
    }

    @Test
    void aReplacementIsNotTriedForLongerThanOnceBeforeAndOnceAfterTheDeletion() {
        run.limits(8, Duration.ofMinutes(3))
                .fake
                .alwaysAnswers(Endpoint.COMMIT, Answer.error(404, "Invalid dist_id ObjectId('x') does not exist"))
                .fails(Endpoint.PACKAGE_GET, 6, 503);
        assertThat(run.publish(changed).state().missing()).containsExactly(name(changed));
        assertThat(run.paused()).isLessThanOrEqualTo(Duration.ofMinutes(6));
    }

    @Test
    void aBugAfterADeletionIsToldWithTheFileThatIsMissing() {
        Summary summary = run.publish(new Buggy(name(changed)), changed, alsoChanged);
        assertThat(run.find(changed)).isEmpty();
        assertThat(summary.state().missing()).containsExactly(name(changed));
        assertThat(failure(summary)).isInstanceOf(RunFailure.Bug.class);
        run.assertHolds(other);
    }

    @Test
    void withoutRetriesTheOnlyFileIsStillReplaced() {
        run.fake.owner(ORGANIZATION, LOGIN);
        run.deletes(other);
        run.limits(0, Duration.ZERO).publishes(changed);
    }
}
