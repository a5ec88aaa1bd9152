package io.github.nightlywheels.channel.pypi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.anaconda.BalancedListener;
import io.github.nightlywheels.engine.OnConflict;
import io.github.nightlywheels.engine.Plan;
import io.github.nightlywheels.engine.Publisher;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.failure.CredentialFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.failure.UploadUrlFailure;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.fake.pypi.Reply;
import io.github.nightlywheels.fake.pypi.ServerManners;
import io.github.nightlywheels.fake.pypi.UploadRequest;
import io.github.nightlywheels.token.Token;
import io.github.nightlywheels.wheel.CrowdedFile;
import io.github.nightlywheels.wheel.Wheel;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong on the way: nothing is sent twice that may have arrived, and nothing is claimed that is not known. */
class PypiFaultsTest extends WithPypiRun {
    @BeforeEach
    void isLikePypiserver() {
        run.fake.answersLike(ServerManners.PYPISERVER);
    }

    @Test
    void anAnswerThatIsLostAfterTheUploadTookEffectIsFoundInTheIndex() {
        run.fake.losesAnswer();
        Summary summary = run.publishes(run.demo("a"));
        assertThat(summary.filenames(Outcome.PUBLISHED)).hasSize(1);
        assertThat(run.fake.uploads()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50, 100})
    void aConnectionThatBreaksIsTriedAgainWhenTheIndexHasNothing(int percent) {
        run.fake.resetsAt(percent);
        Summary summary = run.publishes(run.demo("a"));
        assertThat(summary.filenames(Outcome.PUBLISHED)).hasSize(1);
        assertThat(run.fake.uploads()).hasSize(2);
    }

    @Test
    void aWheelThatCannotBeReadBesideSoManyOpenFilesIsReadLater() {
        run.publishes(CrowdedFile.of(run.demo("a"), 1));
        assertThat(run.fake.uploads()).hasSize(1);
        assertThat(run.clock.pauses()).hasSize(1);
    }

    /** A wheel that cannot be read once, after it was sent. */
    private Wheel crowdedWhenSent(Wheel wheel) {
        AtomicBoolean isOpened = new AtomicBoolean();
        return CrowdedFile.of(wheel, () -> !run.fake.uploads().isEmpty() && !isOpened.getAndSet(true));
    }

    @Test
    void aWheelThatCannotBeReadBesideSoManyOpenFilesIsReadBackLater() {
        run.fake.showsSha512();
        run.publishes(crowdedWhenSent(run.demo("a")));
        assertThat(run.clock.pauses()).hasSize(1);
    }

    @Test
    void aWheelThatIsGoneWhenItIsReadBackLeavesTheOthersKnown() {
        Wheel gone = run.demo("a");
        Wheel other = run.wheel("demo", PypiRun.VERSION, "py2", "b");
        run.fake.showsSha512();
        run.whenTaken(
                gone.filename().text(),
                () -> assertThat(gone.path().toFile().delete()).isTrue());
        Summary summary = run.publish(gone, other);
        assertThat(summary.filenames(Outcome.PUBLISHED))
                .containsExactly(other.filename().text());
        assertThat(summary.filenames(Outcome.UNKNOWN))
                .containsExactly(gone.filename().text());
        Failure failure = PypiRun.failure(summary);
        assertThat(failure)
                .isEqualTo(new TransferFailure.OutcomeUnknown(
                        "upload " + gone.filename(),
                        new WheelFailure.Unreadable(gone.path().toString(), "no such file")));
        assertThat(failure.problem())
                .isEqualTo("It is not known whether this took effect: upload " + gone.filename() + ". " + gone.path()
                        + " cannot be read: no such file.");
        assertThat(failure.remedy(ParameterNames.PLAIN))
                .isEqualTo("check that the file exists and that the build's user may read it, then run again;\n"
                        + "the new run compares the wheel with what is on the channel");
    }

    @Test
    void aWheelThatCannotBeReadBesideSoManyOpenFilesIsComparedLater() throws IOException {
        Wheel wheel = run.demo("a");
        run.fake
                .showsSha512()
                .indexAnswersOnce(Reply.empty(404))
                .has("demo", PypiRun.VERSION, wheel.filename().text(), Files.readAllBytes(wheel.path()));
        Summary summary = run.publishes(crowdedWhenSent(wheel));
        assertThat(summary.filenames(Outcome.UNCHANGED)).hasSize(1);
        assertThat(run.clock.pauses()).hasSize(1);
        assertThat(run.fake.requests()).extracting(UploadRequest::method).containsExactly("GET", "POST", "GET");
    }

    @Test
    void noConnectionIsUsedTwiceThatEndsWithItsAnswer() {
        run.fake.speaksHttp10();
        Wheel[] wheels = IntStream.range(0, 12)
                .mapToObj(i -> run.wheel("demo" + i, PypiRun.VERSION, "py3", "content" + i))
                .toArray(Wheel[]::new);
        run.publishes(wheels);
        assertThat(run.clock.pauses()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504, 524})
    void aServerThatFailsIsTriedAgain(int status) {
        run.fake.answersOnce(Reply.html(status, "Error", "trouble").with("Retry-After", "7"));
        run.publishes(run.demo("a"));
        assertThat(run.fake.uploads()).hasSize(2);
        assertThat(run.clock.pauses().get(0)).isGreaterThanOrEqualTo(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 524})
    void anErrorAfterWhichTheFileIsThereIsNone(int status) {
        run.fake.storesButAnswers(Reply.html(status, "Error", "trouble"));
        Summary summary = run.publishes(run.demo("a"));
        assertThat(summary.filenames(Outcome.PUBLISHED)).hasSize(1);
        assertThat(run.fake.uploads()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 405, 410, 413, 501})
    void aRefusalByStatusAloneAfterWhichTheFileIsThereIsNone(int status) {
        run.fake.storesButAnswers(Reply.html(status, "Odd", "please wait"));
        Summary summary = run.publishes(run.demo("a"));
        assertThat(summary.filenames(Outcome.PUBLISHED)).hasSize(1);
        assertThat(run.fake.uploads()).hasSize(1);
    }

    @Test
    void anOddRefusalOfAServerThatHasTakenOthersIsLookedIntoForLonger() {
        run.threads(1)
                .fake
                .listsAfter(3)
                .storesButAnswers(Reply.empty(200), Reply.html(405, "Odd", "please wait"), Reply.empty(200));
        run.publishes(
                run.wheel("demo", "1.0.dev1", "py3", "a"),
                run.wheel("demo", "1.0.dev2", "py3", "b"),
                run.wheel("demo", "1.0.dev3", "py3", "c"));
        assertThat(run.fake.uploads()).hasSize(3);
    }

    private Outcome ofTheSecondThatIsAnswered(int status) {
        run.threads(1).fake.storesButAnswers(Reply.empty(200)).answersOnce(Reply.html(status, "Odd", "please wait"));
        Summary summary =
                run.publish(run.wheel("demo", "1.0.dev1", "py3", "a"), run.wheel("demo", "1.0.dev2", "py3", "b"));
        assertThat(run.fake.uploads()).hasSize(2);
        return summary.results().get(1).outcome().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 308, 404, 405, 406, 410, 418, 421, 426, 499, 501, 505})
    void whatDoesNotShowAfterAnOddRefusalOfAServerThatHasTakenOthersIsNotKnown(int status) {
        assertThat(ofTheSecondThatIsAnswered(status)).isEqualTo(Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 409, 411, 412, 413, 414, 415, 416, 417, 422, 423, 424, 428, 431, 451, 507})
    void aFileThatIsRefusedWhereOthersWereTakenHasFailedAtOnce(int status) {
        run.asPypi();
        assertThat(ofTheSecondThatIsAnswered(status)).isEqualTo(Outcome.FAILED);
        assertThat(run.clock.pauses()).isEmpty();
    }

    @Test
    void aRefusalOfTheCredentialsIsNotWaitedFor() {
        run.fake.answers(Reply.html(401, "Unauthorized", "who are you?"));
        Summary summary = run.publish(run.demo("a"));
        assertThat(PypiRun.failure(summary)).isInstanceOf(CredentialFailure.Refused.class);
        assertThat(run.clock.pauses()).isEmpty();
    }

    @Test
    void aRefusalOfTheCredentialsIsToldAlsoWhereTheIndexCannotBeRead() {
        run.fake
                .indexAnswersOnce(Reply.empty(404), Reply.empty(503), Reply.empty(503))
                .answers(Reply.html(401, "Unauthorized", "who are you?"));
        Summary summary = run.publish(run.demo("a"));
        assertThat(PypiRun.failure(summary)).isInstanceOf(CredentialFailure.Refused.class);
        assertThat(run.clock.pauses()).isEmpty();
    }

    @Test
    void aRefusalOfTheCredentialsIsToldAlsoWhereAnotherJobHasPutAFileThere() {
        run.fake
                .indexAnswersOnce(Reply.empty(404))
                .has("demo", PypiRun.VERSION, "demo-1.0.dev1-py3-none-any.whl", new byte[] {1})
                .answers(Reply.html(401, "Unauthorized", "who are you?"));
        Summary summary = run.publish(run.demo("a"));
        assertThat(PypiRun.failure(summary)).isInstanceOf(CredentialFailure.Refused.class);
        assertThat(summary.filenames(Outcome.FAILED)).hasSize(1);
    }

    /** Each of them alone would be looked into for two minutes. */
    @Test
    void oddRefusalsAreLookedIntoForNoLongerThanOne() {
        run.threads(1).fake.storesButAnswers(Reply.empty(200)).answers(Reply.html(405, "Odd", "please wait"));
        Summary summary = run.publish(
                run.wheel("demo", "1.0.dev1", "py3", "a"),
                run.wheel("demo", "1.0.dev2", "py3", "b"),
                run.wheel("demo", "1.0.dev3", "py3", "c"),
                run.wheel("demo", "1.0.dev4", "py3", "d"));
        assertThat(summary.filenames(Outcome.UNKNOWN)).hasSize(3);
        assertThat(paused()).isLessThan(Duration.ofMinutes(3));
    }

    /** What was waited for and has come does not count, however long ago that was. */
    @Test
    void anOddRefusalIsLookedIntoAlsoLongAfterAnotherThatWasNone() {
        run.threads(1)
                .fake
                .listsAfter(3)
                .storesButAnswers(
                        Reply.empty(200), Reply.html(405, "Odd", "please wait"), Reply.html(405, "Odd", "please wait"));
        run.whenTaken("demo-1.0.dev2-py3-none-any.whl", () -> run.clock.passes(Duration.ofMinutes(5)));
        run.publishes(
                run.wheel("demo", "1.0.dev1", "py3", "a"),
                run.wheel("demo", "1.0.dev2", "py3", "b"),
                run.wheel("demo", "1.0.dev3", "py3", "c"));
    }

    @Test
    void anIndexThatFailsOnceIsReadAgainAfterARefusalThatTellsNothing() {
        run.fake
                .indexAnswersOnce(Reply.empty(404), Reply.empty(503))
                .storesButAnswers(Reply.html(405, "Odd", "please wait"));
        run.publishes(run.demo("a"));
    }

    @Test
    void aRefusalIsToldAlsoWhereTheIndexTellsNoDigestOfTheFileThatWasThere() {
        run.fake
                .answersLike(ServerManners.GOOGLE)
                .has("demo", PypiRun.VERSION, "demo-1.0.dev1-py3-none-any.whl", new byte[] {1})
                .refusesDownloads()
                .answers(Reply.html(401, "Unauthorized", "who are you?"));
        Summary summary = run.publish(run.demo("a"));
        assertThat(PypiRun.failure(summary)).isInstanceOf(CredentialFailure.Refused.class);
        assertThat(summary.filenames(Outcome.FAILED)).hasSize(1);
    }

    /** What is said of the second of two files, where the index tells no digest of what was there under its name. */
    private Failure ofTheSecondThatReplacesAndIsAnswered(int status) {
        run.threads(1)
                .fake
                .answersLike(ServerManners.GOOGLE)
                .has("demo", "1.0.dev2", "demo-1.0.dev2-py3-none-any.whl", new byte[] {1})
                .refusesDownloads()
                .storesButAnswers(Reply.empty(200))
                .answersOnce(Reply.html(status, "Odd", "please wait"));
        Summary summary =
                run.publish(run.wheel("demo", "1.0.dev1", "py3", "a"), run.wheel("demo", "1.0.dev2", "py3", "b"));
        assertThat(run.fake.uploads()).hasSize(2);
        return PypiRun.failure(summary);
    }

    @ParameterizedTest
    @CsvSource({"400, upload-refused", "413, file-too-large", "422, upload-refused", "507, project-full"})
    void aRefusalIsToldAlsoWhereAnotherWasTakenAndTheIndexTellsNoDigest(int status, String code) {
        assertThat(ofTheSecondThatReplacesAndIsAnswered(status).code()).isEqualTo(code);
    }

    @Test
    void anOddRefusalIsToldAlsoWhereTheIndexTellsNoDigest() {
        assertThat(ofTheSecondThatReplacesAndIsAnswered(405))
                .isInstanceOfSatisfying(
                        TransferFailure.OutcomeUnknown.class,
                        failure -> assertThat(failure.cause().code()).isEqualTo("upload-refused"));
    }

    @Test
    void aServerThatNeverAnsweredIsGivenUpSoon() {
        run.withoutIndex().fake.isDown();
        Summary summary = run.publish(run.demo("a"));
        assertThat(PypiRun.failure(summary)).isInstanceOf(TransferFailure.Unreachable.class);
        assertThat(paused()).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void anIndexThatNeverAnsweredIsGivenUpSoon() {
        run.fake.isDown();
        assertThatThrownBy(() -> run.publish(run.demo("a")))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure()).isInstanceOf(TransferFailure.Unreachable.class));
        assertThat(paused()).isLessThan(Duration.ofSeconds(15));
    }

    private Duration paused() {
        return run.clock.pauses().stream().reduce(Duration.ZERO, Duration::plus);
    }

    @Test
    void anErrorOfGiteaAfterWhichTheFileIsThereIsNone() {
        run.fake.answersLike(ServerManners.GITEA).storesButAnswers(Reply.of(500, "text/plain", "internal error"));
        Summary summary = run.publishes(run.demo("a"));
        assertThat(summary.filenames(Outcome.PUBLISHED)).hasSize(1);
        assertThat(run.fake.uploads()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void aFileThatTheIndexShowsLateIsFoundInTheEnd(int retries) {
        run.limits(retries, Duration.ofMinutes(10)).fake.listsAfter(4);
        run.fake.storesButAnswers(Reply.empty(503), Reply.empty(503), Reply.empty(503));
        Summary summary = run.publishes(run.demo("a"));
        assertThat(summary.filenames(Outcome.PUBLISHED)).hasSize(1);
        assertThat(run.fake.uploads()).hasSize(retries + 1);
    }

    @Test
    void aFileIsFoundInTheEndThoughSendingItAgainWasRefused() {
        run.fake.listsAfter(3).storesButAnswers(Reply.empty(503)).answersOnce(Reply.empty(401));
        Summary summary = run.publishes(run.demo("a"));
        assertThat(summary.filenames(Outcome.PUBLISHED)).hasSize(1);
        assertThat(run.fake.uploads()).hasSize(2);
    }

    @Test
    void whatMayBeThereAndDoesNotShowIsNotKnown() {
        run.fake.listsAfter(10_000).storesButAnswers(Reply.empty(503)).answersOnce(Reply.empty(403));
        Summary summary = run.publish(run.demo("a"));
        assertThat(summary.filenames(Outcome.UNKNOWN)).hasSize(1);
        assertThat(PypiRun.failure(summary))
                .isInstanceOfSatisfying(
                        TransferFailure.OutcomeUnknown.class,
                        failure -> assertThat(failure.cause()).isInstanceOf(CredentialFailure.NotAllowed.class));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 203})
    void aPageAfterWhichTheFileShowsLateIsASuccess(int status) {
        run.fake.listsAfter(3).storesButAnswers(Reply.html(status, "Thank you", "for your file"));
        run.publishes(run.demo("a"));
        assertThat(run.fake.uploads()).hasSize(1);
    }

    @Test
    void withoutAnIndexNothingIsSentAgainThatMayBeThere() {
        run.withoutIndex().fake.losesAnswer();
        Summary summary = run.publish(run.demo("a"));
        assertThat(summary.filenames(Outcome.UNKNOWN)).hasSize(1);
        assertThat(PypiRun.failure(summary)).isInstanceOf(TransferFailure.OutcomeUnknown.class);
        assertThat(run.fake.uploads()).hasSize(1);
    }

    @Test
    void withoutAnIndexWhatWasRefusedForNowIsSentAgain() {
        run.withoutIndex().fake.answersOnce(Reply.empty(429));
        run.publishes(run.demo("a"));
        assertThat(run.fake.uploads()).hasSize(2);
    }

    @Test
    void anAnswerThatIsLostAndAnIndexThatCannotBeReadLeaveTheOutcomeUnknown() {
        run.fake.losesAnswer();
        run.fake.indexAnswersOnce(Reply.empty(404), Reply.empty(403), Reply.empty(403));
        Summary summary = run.publish(run.demo("a"));
        assertThat(summary.filenames(Outcome.UNKNOWN)).hasSize(1);
        assertThat(PypiRun.failure(summary))
                .isInstanceOfSatisfying(
                        TransferFailure.OutcomeUnknown.class,
                        failure -> assertThat(failure.cause()).isInstanceOf(UploadUrlFailure.IndexUnreadable.class));
    }

    @Test
    void aServerThatKeepsFailingIsGivenUp() {
        run.limits(3, Duration.ofMinutes(10)).fake.answers(Reply.empty(502));
        Summary summary = run.publish(run.demo("a"));
        assertThat(summary.filenames(Outcome.UNKNOWN)).hasSize(1);
        assertThat(PypiRun.failure(summary))
                .isInstanceOfSatisfying(
                        TransferFailure.OutcomeUnknown.class,
                        failure -> assertThat(failure.cause()).isInstanceOf(TransferFailure.ServerError.class));
        assertThat(run.fake.uploads()).hasSize(4);
    }

    @Test
    void whatWasRefusedForNowAllTheTimeHasFailed() {
        run.limits(3, Duration.ofMinutes(10)).fake.answers(Reply.empty(429));
        Summary summary = run.publish(run.demo("a"));
        assertThat(summary.filenames(Outcome.FAILED)).hasSize(1);
        assertThat(PypiRun.failure(summary)).isInstanceOf(TransferFailure.ServerError.class);
    }

    @Test
    void anOutageStopsTheRun() {
        run.limits(1, Duration.ofMinutes(10)).fake.answers(Reply.empty(502));
        Wheel[] wheels = IntStream.range(0, 30)
                .mapToObj(i -> run.wheel("demo" + i, PypiRun.VERSION, "py3", "content" + i))
                .toArray(Wheel[]::new);
        Summary summary = run.publish(wheels);
        assertThat(summary.filenames(Outcome.FAILED).size()
                        + summary.filenames(Outcome.UNKNOWN).size())
                .isEqualTo(30);
        assertThat(summary.filenames(Outcome.FAILED)).isNotEmpty();
        assertThat(PypiRun.failure(summary)).isInstanceOfAny(RunFailure.Several.class, RunFailure.Outage.class);
        assertThat(run.fake.uploads()).hasSizeLessThan(30);
    }

    @Test
    void credentialsThatAreRefusedStopTheRun() {
        run.fake.answersLike(ServerManners.DEVPI).account("jane", "other");
        Wheel[] wheels = IntStream.range(0, 20)
                .mapToObj(i -> run.wheel("demo" + i, PypiRun.VERSION, "py3", "content" + i))
                .toArray(Wheel[]::new);
        Summary summary = run.publish(wheels);
        assertThat(PypiRun.failure(summary)).isInstanceOf(CredentialFailure.Refused.class);
        assertThat(run.fake.uploads()).hasSizeLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 203})
    void aSignInPageIsNoSuccess(int status) {
        run.fake.answersOnce(Reply.html(status, "Sign in", "to continue"));
        assertSaidToBeUnknown(run.publish(run.demo("a")));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 203})
    void ofAFileThatDoesNotShowAfterAPageItIsNotKnownWhetherItIsThere(int status) {
        run.fake.listsAfter(10_000).storesButAnswers(Reply.html(status, "Thank you", "for your file"));
        assertSaidToBeUnknown(run.publish(run.demo("a")));
    }

    private static void assertSaidToBeUnknown(Summary summary) {
        assertThat(summary.filenames(Outcome.UNKNOWN)).hasSize(1);
        assertThat(PypiRun.failure(summary)).isInstanceOfSatisfying(TransferFailure.OutcomeUnknown.class, failure -> {
            assertThat(failure.cause()).isInstanceOf(UploadUrlFailure.SignInPage.class);
            assertThat(failure.remedy(ParameterNames.PLAIN)).startsWith("check the credentials, and apiUrl");
        });
    }

    @Test
    void aPageAfterWhichTheFileIsThereIsASuccess() {
        run.fake.storesButAnswers(Reply.html(200, "Thank you", "for your file"));
        run.publishes(run.demo("a"));
    }

    @Test
    void whatTheServerHasTakenIsHeardBeforeItIsReadBack() {
        run.fake.answersLike(ServerManners.PULP).listsAfter(10_000);
        assertThat(run.publish(run.demo("a")).filenames(Outcome.UNKNOWN)).hasSize(1);
        assertThat(run.committed).containsExactly("demo-1.0.dev1-py3-none-any.whl");
    }

    @Test
    void whatTheServerRefusesOrHasAlreadyIsNotHeardAsTaken() {
        run.fake.answersOnce(Reply.empty(400));
        run.publish(run.demo("a"));
        run.fake.has("other", PypiRun.VERSION, "other-1.0.dev1-py3-none-any.whl", new byte[] {1});
        run.publish(run.wheel("other", PypiRun.VERSION, "py3", "b"));
        assertThat(run.committed).isEmpty();
        run.fake.losesAnswer();
        run.publishes(run.demo("a"));
        assertThat(run.committed).containsExactly("demo-1.0.dev1-py3-none-any.whl");
    }

    @Test
    void noRedirectIsFollowed() {
        run.fake.answersOnce(Reply.empty(302).with("Location", run.fake.indexUrl()));
        Summary summary = run.publish(run.demo("a"));
        assertThat(PypiRun.failure(summary))
                .isInstanceOfSatisfying(
                        UploadUrlFailure.Redirected.class,
                        failure -> assertThat(failure.target()).isEqualTo(run.fake.indexUrl()));
        assertThat(run.fake.uploads()).hasSize(1);
    }

    @Test
    void aFileThatAnotherJobPutThereAtTheSameTimeIsUnchanged() throws IOException {
        Wheel wheel = run.demo("a");
        run.fake.indexAnswersOnce(Reply.empty(404));
        try {
            run.fake.has(
                    "demo", PypiRun.VERSION, wheel.filename().text(), java.nio.file.Files.readAllBytes(wheel.path()));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        Summary summary = run.publishes(wheel);
        assertThat(summary.filenames(Outcome.UNCHANGED)).hasSize(1);
    }

    @Test
    void anIndexThatFailsForAMomentIsReadAgain() {
        run.fake.indexAnswersOnce(Reply.empty(503), Reply.empty(429));
        run.publishes(run.demo("a"));
    }

    @Test
    void aPageInPlaceOfTheIndexAfterTheUploadIsReadAgain() {
        Wheel wheel = run.demo("a");
        try (PypiChannel channel = run.channel()) {
            Publisher publisher = new Publisher(channel, List.of("main"), OnConflict.REPLACE);
            Plan plan = publisher.plan(List.of(wheel), () -> {});
            run.fake.indexAnswersOnce(
                    Reply.html(403, "Forbidden", "attention required"), Reply.html(401, "Odd", "who are you?"));
            Summary summary = publisher.publish(plan, new BalancedListener());
            assertThat(summary.filenames(Outcome.PUBLISHED)).hasSize(1);
        }
    }

    @Test
    void manyProjectsThatDoNotShowAreLookedForAsLongAsOne() {
        run.threads(2).fake.listsAfter(10_000);
        Wheel[] wheels = IntStream.range(0, 12)
                .mapToObj(i -> run.wheel("demo" + i, PypiRun.VERSION, "py3", "content" + i))
                .toArray(Wheel[]::new);
        Summary summary = run.publish(wheels);
        assertThat(summary.filenames(Outcome.UNKNOWN)).hasSize(12);
        assertThat(paused()).isLessThanOrEqualTo(Duration.ofMinutes(4));
    }

    @Test
    void theWordsOfTheServerHoldNoSecret() {
        String secret = "s3cr3t-of-the-test";
        run.fake
                .account("jane", secret)
                .answersOnce(Reply.of(400, "text/plain", "you sent " + secret + " and we do not like it"));
        run.token(Token.ofBasic(Optional.of("jane"), secret, "the test"));
        Summary summary = run.publish(run.demo("a"));
        assertThat(PypiRun.failure(summary).reply().orElseThrow().text())
                .isEqualTo("you sent [token] and we do not like it");
    }
}
