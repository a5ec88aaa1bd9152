package io.github.nightlywheels.channel.anaconda;

import static io.github.nightlywheels.channel.anaconda.AnacondaRun.LOGIN;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.ORGANIZATION;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.VERSION;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.failure;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.DURATION;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.ChannelState;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.StorageFailure;
import io.github.nightlywheels.failure.TokenFailure;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.http.Exchange;
import io.github.nightlywheels.maven.MavenParameterNames;
import io.github.nightlywheels.wheel.CrowdedFile;
import io.github.nightlywheels.wheel.Wheel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults that are more than one bad answer: the rows of the contract that the tables of statuses do not cover. */
class UploadFaultsTest extends AnacondaTest {
    private Wheel wheel;

    @BeforeEach
    void open() {
        wheel = run.demo("cp312", "a");
    }

    @Test
    void aWheelThatCannotBeReadBesideSoManyOpenFilesIsReadLater() {
        Wheel fresh = run.wheel("demo", "2.0.dev1", "py3", "a");
        run.publishes(CrowdedFile.of(fresh, 1));
        assertThat(run.retries())
                .containsExactly(
                        "read " + name(fresh) + ": the system lets this process open no more files or connections");
    }

    /** With one thread the first wheel is the one that is to describe the release. */
    @Test
    void aWheelOfANewReleaseThatIsNotOnTheDiskAnyMoreFailsAlone() throws IOException {
        Wheel gone = run.wheel("demo", "2.0.dev1", "cp311", "a");
        Wheel[] others = {
            run.wheel("demo", "2.0.dev1", "cp312", "a"), run.wheel("demo", "2.0.dev1", "cp313", "a"),
        };
        Files.delete(gone.path());
        Summary summary = run.threads(1).publish(gone, others[0], others[1]);
        assertThat(failure(summary)).isInstanceOf(WheelFailure.Unreadable.class);
        assertThat(summary.filenames(Outcome.FAILED)).containsExactly(name(gone));
        run.assertHolds(others);
    }

    @Test
    void aWheelOfANewReleaseThatCannotBeOpenedToTheEndFailsAlone() {
        Wheel crowded = CrowdedFile.of(run.wheel("demo", "2.0.dev1", "cp311", "a"), 2);
        Wheel other = run.wheel("demo", "2.0.dev1", "cp312", "a");
        Summary summary = run.threads(1).limits(1, Duration.ofMinutes(10)).publish(crowded, other);
        assertThat(failure(summary)).isInstanceOf(TransferFailure.TooManyOpenFiles.class);
        assertThat(summary.filenames(Outcome.FAILED)).containsExactly(name(crowded));
        run.assertHolds(other);
    }

    private Wheel[] ten() {
        return IntStream.range(10, 20).mapToObj(n -> run.demo("cp3" + n, "a")).toArray(Wheel[]::new);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "USER",
                "PACKAGE_GET",
                "PACKAGE_CREATE",
                "RELEASE_GET",
                "RELEASE_CREATE",
                "STAGE",
                "STORAGE",
                "COMMIT"
            })
    void aStallIsGivenUpAndTriedAgain(Endpoint at) {
        run.timeout(Duration.ofMillis(150)).fake.owner(ORGANIZATION, LOGIN).stalls(at, 1);
        run.publishes(run.wheel("fresh", VERSION, "py3", "a"));
        assertThat(run.fake.count(at)).isGreaterThan(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"PACKAGE_CREATE", "RELEASE_CREATE", "STORAGE", "COMMIT"})
    void aStallAfterTheEffectIsSettledByReading(Endpoint at) {
        run.timeout(Duration.ofMillis(150)).fake.owner(ORGANIZATION, LOGIN).stallsAfterApplying(at, 1);
        run.publishes(run.wheel("fresh", VERSION, "py3", "a"));
        assertThat(run.fake.appliedWrites(Endpoint.COMMIT)).hasSize(1);
    }

    @Test
    void aCommitWhoseAnswerDribblesIsGivenUpAndSettledByReading() {
        run.timeout(Duration.ofMillis(300)).fake.dribbles(Endpoint.COMMIT, 1, Duration.ofMillis(50));
        run.publishes(wheel);
        assertThat(run.fake.count(Endpoint.COMMIT)).isEqualTo(1);
        assertThat(run.exchanges())
                .extracting(Exchange::toString)
                .anyMatch(exchange -> exchange.contains("the answer was not complete after"));
    }

    @ParameterizedTest
    @EnumSource(names = {"USER", "ACCOUNT", "STORAGE"})
    void ofAnAnswerThatIsTooLongOnlyTheBeginningMatters(Endpoint at) {
        run.fake.hugeBody(at, 1);
        run.publishes(wheel);
        assertThat(run.fake.count(at)).isEqualTo(1);
    }

    @Test
    void aListThatIsNothingButBlanksIsAskedForAgain() {
        run.fake.hugeBody(Endpoint.PACKAGE_GET, 1);
        run.publishes(run.wheel("demo", "2.0.dev1", "py3", "a"));
        assertThat(run.fake.count(Endpoint.PACKAGE_GET)).isGreaterThan(1);
    }

    @Test
    void aRefusalThatIsTooLongIsToldAsThatOnce() {
        run.fake.hugeBody(Endpoint.RELEASE_GET, 9);
        FailureException failure = catchThrowableOfType(FailureException.class, () -> run.publish(wheel));
        assertThat(failure.failure()).isInstanceOf(TransferFailure.AnswerTooLong.class);
        assertThat(run.fake.count(Endpoint.RELEASE_GET)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"RELEASE_CREATE", "COMMIT"})
    void aWriteWhoseAnswerIsTooLongIsSettledByReading(Endpoint at) {
        run.fake.hugeBody(at, 1);
        run.publishes(wheel);
        assertThat(run.fake.count(at)).isEqualTo(1);
    }

    @Test
    void aStagingWhoseAnswerIsTooLongIsToldAsThatOnce() {
        run.fake.hugeBody(Endpoint.STAGE, 9);
        assertThat(failure(run.publish(wheel))).isInstanceOf(TransferFailure.AnswerTooLong.class);
        assertThat(run.fake.count(Endpoint.STAGE)).isEqualTo(1);
    }

    @Test
    void theStorageMayBeSlowOrBusy() {
        run.fake.storageFails(1, 503, "SlowDown").storageFails(2, 400, "RequestTimeout");
        assertThat(run.publishes(wheel).results().get(0).tries()).isEqualTo(4);
        assertThat(run.fake.count(Endpoint.STAGE)).isEqualTo(1);
    }

    @Test
    void anExpiredPolicyIsStagedAgain() {
        run.fake.policyLifetime(Duration.ZERO);
        run.fake.after(Endpoint.STORAGE, () -> run.fake.policyLifetime(Duration.ofMinutes(15)));
        run.publishes(wheel);
        assertThat(run.fake.appliedWrites(Endpoint.STAGE)).hasSize(2);
        assertThat(run.retries()).anyMatch(line -> line.contains("holds the name"));
    }

    @Test
    void aPolicyThatIsRefusedForGoodIsNotTriedForLong() {
        run.fake.alwaysAnswers(Endpoint.STORAGE, Answer.xml(403, "AccessDenied", "no"));
        Summary summary = run.publish(wheel);
        assertThat(failure(summary)).isInstanceOf(StorageFailure.class);
        assertThat(run.fake.count(Endpoint.STORAGE)).isEqualTo(4);
        assertThat(run.fake.distributions(ORGANIZATION, "demo", VERSION)).isEmpty();
    }

    @Test
    void theStoragesOwnWordsAreNotLostWhileTheRefusedUploadHoldsItsName() {
        run.limits(8, Duration.ofSeconds(20))
                .fake
                .alwaysAnswers(Endpoint.STORAGE, Answer.xml(403, "AccessDenied", "no"));
        assertThat(failure(run.publish(wheel))).isInstanceOf(StorageFailure.class);
    }

    @Test
    void aNameHeldByAnEarlierStageIsWaitedFor() {
        run.fake.refuses(Endpoint.COMMIT, name(wheel), 401, "Authentication token has expired");
        assertThat(failure(run.publish(wheel))).isInstanceOf(TokenFailure.Expired.class);
        run.fake.behavesAgain();
        run.publishes(wheel);
        assertThat(run.paused()).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3));
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).isZero();
    }

    @Test
    void aNameThatIsHeldForLongerThanTheLimitIsSaidToBe() {
        run.fake.alwaysAnswers(Endpoint.STAGE, Answer.error(409, "file already exists or being uploaded"));
        Summary summary = run.limits(8, Duration.ofMinutes(3)).publish(wheel);
        assertThat(failure(summary)).isInstanceOf(ChannelFailure.NameReserved.class);
        assertThat(summary.state().created()).isNotEmpty();
    }

    @Test
    void aReleaseThatVanishesBeforeTheCommitIsMadeAgain() {
        Wheel bystander = run.demo("py3", "a");
        run.puts(run.wheel("demo", "0.9", "py3", "a"));
        run.puts(bystander);
        run.fake.before(Endpoint.COMMIT, () -> run.deletes(bystander));
        run.fake.collectsGarbageBefore(Endpoint.COMMIT);
        Summary summary = run.publishes(wheel);
        assertThat(summary.created()).containsExactly("the release demo " + VERSION);
    }

    @Test
    void racesForPackageAndReleaseAreWonByAll() {
        run.fake.owner(ORGANIZATION, AnacondaRun.LOGIN);
        Wheel fresh = run.wheel("fresh", "1.0.dev1", "py3", "a");
        run.fake
                .before(Endpoint.PACKAGE_CREATE, () -> run.fake.project(ORGANIZATION, "fresh"))
                .before(Endpoint.RELEASE_CREATE, () -> run.fake.release(ORGANIZATION, "fresh", "1.0.dev1"));
        assertThat(run.publishes(fresh).created()).isEmpty();
    }

    @Test
    void aProjectThatIsHiddenIsNotAskedForLong() {
        run.fake.hidesUnauthorizedPackages().group(ORGANIZATION, "demo").permission("read");
        run.fake.release(ORGANIZATION, "demo", VERSION);
        Summary summary = run.publish(wheel, run.demo("cp313", "a"));
        assertThat(failure(summary)).isInstanceOf(AccessFailure.NotFoundOrHidden.class);
        assertThat(run.fake.count(Endpoint.STAGE)).isLessThanOrEqualTo(8);
        assertThat(summary.state()).matches(ChannelState::nothingWasChanged);
    }

    @Test
    void aTokenThatDiesStopsTheRunAtOnce() {
        run.threads(1).fake.release(ORGANIZATION, "demo", VERSION).tokenExpiresAfterWrites(5);
        Summary summary = run.publish(ten());
        assertThat(failure(summary)).isInstanceOf(TokenFailure.Expired.class);
        int there = run.fake.distributions(ORGANIZATION, "demo", VERSION).size();
        assertThat(there).isBetween(1, 2);
        assertThat(summary.state().published()).hasSize(there);
        assertThat(summary.state().notPublished()).hasSize(10 - there);
        assertThat(run.fake.writes()).hasSizeLessThan(12);
    }

    @ParameterizedTest
    @EnumSource(names = {"STAGE", "COMMIT"})
    void aFullChannelStopsTheRun(Endpoint at) {
        long three = 3 * ten()[0].digests().size() + 100;
        run.threads(1).fake.quota(three, at);
        Summary summary = run.publish(ten());
        assertThat(failure(summary)).isInstanceOf(ChannelFailure.QuotaExceeded.class);
        int there = run.fake.distributions(ORGANIZATION, "demo", VERSION).size();
        assertThat(there).isBetween(3, 5);
        assertThat(summary.state().published()).hasSize(there);
        assertThat(summary.state().notPublished()).hasSize(10 - there);
        assertThat(run.fake.count(Endpoint.STAGE)).isLessThan(8);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void oneRefusedWheelOfTenDoesNotHoldUpTheOthers(int status) {
        Wheel[] ten = ten();
        run.fake.refuses(name(ten[4]), status, "this one never");
        Summary summary = run.publish(ten);
        assertThat(summary.state().published()).hasSize(9);
        assertThat(summary.filenames(Outcome.FAILED)).containsExactly(name(ten[4]));
        assertThat(run.fake.requests(Endpoint.STAGE).stream()
                        .filter(request -> request.filename().equals(name(ten[4]))))
                .hasSize(1);
        assertThat(summary.failure()).isPresent();
    }

    @Test
    void aFileThatChangesWhileItIsSentIsNotCommitted() throws IOException {
        byte[] bytes = Files.readAllBytes(wheel.path());
        bytes[bytes.length / 2] ^= 1;
        run.fake.before(Endpoint.STAGE, () -> rewrite(bytes));
        Summary summary = run.publish(wheel, run.demo("cp313", "a"));
        assertThat(failure(summary)).isEqualTo(new WheelFailure.Changed(name(wheel)));
        assertThat(summary.state().notPublished()).containsExactly(name(wheel));
        assertThat(run.fake.distributions(ORGANIZATION, "demo", VERSION)).hasSize(1);
    }

    private void rewrite(byte[] bytes) {
        try {
            Files.write(wheel.path(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aServerThatAsksForMoreTimeThanThereIsGetsNone() {
        run.fake.retryAfter(Endpoint.STAGE, 1, 503, "86400");
        Summary summary = run.publish(wheel);
        assertThat(failure(summary)).isInstanceOf(TransferFailure.ServerError.class);
        assertThat(run.clock.pauses()).isEmpty();
    }

    @Test
    void aServerMaySayWhenToComeBackByDate() {
        run.fake.retryAfter(Endpoint.STAGE, 1, 503, "Sun, 22 Nov 2026 03:02:00 GMT");
        run.publishes(wheel);
        assertThat(run.clock.pauses())
                .singleElement(DURATION)
                .isBetween(Duration.ofMinutes(2), Duration.ofMinutes(2).plusSeconds(1));
    }

    @Test
    void oneWheelIsTriedNoLongerThanTheRetryTimeout() {
        run.limits(8, Duration.ofMinutes(3))
                .fake
                .alwaysAnswers(Endpoint.COMMIT, Answer.error(404, "Invalid dist_id ObjectId('x') does not exist"));
        run.publish(wheel);
        assertThat(run.paused()).isLessThanOrEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void aTransferThatTakesLongerThanTheTimeForTriesLeavesThatTimeForTheCommit() {
        run.limits(8, Duration.ofMinutes(3))
                .fake
                .failsOnce(Endpoint.STAGE, 503)
                .policyLifetime(Duration.ofHours(2))
                .before(Endpoint.STORAGE, () -> run.clock.passes(Duration.ofHours(1)))
                .fails(Endpoint.COMMIT, 5, 503);
        run.publishes(wheel);
    }

    @Test
    void aPolicyThatExpiresThreeTimesIsStagedAgainEachTime() {
        run.fake.answers(
                Endpoint.STORAGE, 3, Answer.xml(403, "AccessDenied", "Invalid according to Policy: Policy expired."));
        run.publishes(wheel);
        assertThat(run.fake.count(Endpoint.STORAGE)).isEqualTo(4);
    }

    @Test
    void aCommitThatTookEffectButShowsLateIsNoConflict() {
        run.fake
                .losesResponse(Endpoint.COMMIT, 1)
                .answers(Endpoint.COMMIT, 1, Answer.error(409, "file already exists"))
                .answers(Endpoint.DIST_GET, 2, Answer.error(404, "could not be found"));
        run.publishes(wheel);
    }

    @Test
    void aPackageThatGoesBeforeItsNewReleaseIsMadeAgain() {
        run.fake.owner(ORGANIZATION, LOGIN);
        Wheel last = run.wheel("two", "0.9", "py3", "a");
        run.puts(last);
        run.fake.before(Endpoint.RELEASE_CREATE, () -> run.deletes(last));
        Summary summary = run.publishes(run.wheel("two", "1.0.dev1", "py3", "a"));
        assertThat(summary.created()).containsExactly("the project two", "the release two 1.0.dev1");
    }

    @Test
    void aReleaseWhosePackageKeepsVanishingIsNotTriedForLong() {
        run.fake
                .owner(ORGANIZATION, LOGIN)
                .alwaysAnswers(Endpoint.RELEASE_CREATE, Answer.error(404, "\"demo\" could not be found"));
        assertThat(failure(run.publish(wheel))).isInstanceOf(AccessFailure.NotFoundOrHidden.class);
        assertThat(run.fake.count(Endpoint.RELEASE_CREATE)).isLessThanOrEqualTo(2);
    }

    @Test
    void aReleaseThatCouldNotBeCreatedIsTriedAnewForTheNextWheel() {
        run.threads(1).limits(0, Duration.ofMinutes(10)).fake.failsOnce(Endpoint.RELEASE_CREATE, 503);
        Summary summary = run.publish(ten());
        assertThat(summary.state().published()).hasSizeGreaterThanOrEqualTo(7);
    }

    @Test
    void aReleaseThatIsRefusedIsAskedForOnce() {
        run.threads(1).fake.alwaysAnswers(Endpoint.RELEASE_CREATE, Answer.error(422, "no such version"));
        assertThat(run.publish(ten()).state().published()).isEmpty();
        assertThat(run.fake.count(Endpoint.RELEASE_CREATE)).isEqualTo(1);
    }

    @Test
    void aReadOnlyModeThatBeginsInTheRunIsSaidToBeTheReason() {
        run.fake.before(Endpoint.STAGE, run.fake::readOnly);
        assertThat(failure(run.publish(wheel))).isInstanceOf(ChannelFailure.ReadOnly.class);
    }

    @Test
    void withoutRetriesOneFaultIsTheEnd() {
        run.limits(0, Duration.ofMinutes(10)).fake.failsOnce(Endpoint.STAGE, 503);
        assertThat(failure(run.publish(wheel))).isInstanceOf(TransferFailure.ServerError.class);
        run.limits(0, Duration.ZERO).publishes(wheel);
    }

    @Test
    void aRunThatCannotEvenReadChangesNothing() {
        run.fake.alwaysAnswers(Endpoint.RELEASE_GET, Answer.html(502));
        FailureException failure = catchThrowableOfType(FailureException.class, () -> run.publish(wheel));
        assertThat(failure.failure()).isInstanceOf(TransferFailure.ServerError.class);
        assertThat(failure.state()).isEqualTo(ChannelState.untouched());
        assertThat(run.fake.count(Endpoint.RELEASE_GET)).isEqualTo(9);
        assertThat(run.fake.writes()).isEmpty();
    }

    @Test
    void readOnlyModeIsNoticedBeforeTheFirstWrite() {
        run.fake.readOnly();
        FailureException failure = catchThrowableOfType(FailureException.class, () -> run.publish(wheel));
        assertThat(failure.failure()).isEqualTo(new ChannelFailure.ReadOnly("X-Anaconda-Read-Only"));
        assertThat(failure.state()).isEqualTo(ChannelState.untouched());
        assertThat(run.fake.writes()).isEmpty();
    }

    @Test
    void aStackTraceHoldsTheReasonAndNeitherTheTokenNorAFieldOfTheForm() {
        run.limits(1, Duration.ofMinutes(10)).fake.losesResponse(Endpoint.STORAGE, 99);
        FailureException failure = run.publish(wheel).failure().orElseThrow();
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).contains("Caused by: ").doesNotContain(AnacondaRun.TOKEN);
        assertThat(run.fake.requests(Endpoint.STORAGE))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.form())
                        .isNotEmpty()
                        .filteredOn(field -> field.value().length() >= 16)
                        .allSatisfy(field -> assertThat(trace.toString()).doesNotContain(field.value())));
    }

    @Test
    void aCommitWithoutAnswerThatCannotBeReadIsUnknown() {
        run.fake
                .losesResponse(Endpoint.COMMIT, 1)
                .after(Endpoint.COMMIT, () -> run.fake.alwaysAnswers(Endpoint.DIST_GET, Answer.html(503)));
        Summary summary = run.publish(wheel);
        assertThat(failure(summary)).isInstanceOf(TransferFailure.OutcomeUnknown.class);
        assertThat(summary.failure().orElseThrow().getCause()).cause().isInstanceOf(Exception.class);
        assertThat(summary.state().unknown()).containsExactly(name(wheel));
        assertThat(run.fake.count(Endpoint.DIST_GET)).isEqualTo(9);
    }

    @Test
    void aCommitThatTookEffectBehindTheLastAnswerIsSeen() {
        run.limits(1, Duration.ofMinutes(10))
                .fake
                .fails(Endpoint.COMMIT, 1, 503)
                .appliesButAnswers(Endpoint.COMMIT, 1, Answer.html(524));
        run.publishes(wheel);
    }

    @Test
    void aReleaseThatMayHaveBeenCreatedIsSaidToBe() {
        run.fake
                .losesResponse(Endpoint.RELEASE_CREATE, 1)
                .after(Endpoint.RELEASE_CREATE, () -> run.fake.alwaysAnswers(Endpoint.RELEASE_GET, Answer.html(503)));
        Summary summary = run.publish(wheel);
        assertThat(failure(summary)).isInstanceOf(TransferFailure.ServerError.class);
        assertThat(summary.created()).containsExactly("perhaps the release demo " + VERSION);
        assertThat(summary.state().nothingWasChanged()).isFalse();
    }

    @Test
    void anotherBuildMayCommitTheSameWheelFirst() {
        run.fake.before(Endpoint.COMMIT, () -> run.puts(wheel));
        run.publishes(wheel);
        assertThat(run.fake.distributions(ORGANIZATION, "demo", VERSION)).hasSize(1);
    }

    @Test
    void anotherBuildsOtherContentIsSaidToBeAndStays() {
        run.fake.before(Endpoint.COMMIT, () -> run.putsOther(wheel));
        Failure failure = failure(run.publish(wheel));
        assertThat(failure).isEqualTo(new ChannelFailure.Overtaken(ORGANIZATION, name(wheel)));
        assertThat(failure.remedy(new MavenParameterNames())).doesNotContain("onConflict");
        run.assertHoldsOther(wheel);
    }
}
