package io.github.nightlywheels.channel.pypi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.engine.OnConflict;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.failure.UploadFailure;
import io.github.nightlywheels.fake.pypi.ReceivedForm;
import io.github.nightlywheels.fake.pypi.Reply;
import io.github.nightlywheels.fake.pypi.ServerManners;
import io.github.nightlywheels.fake.pypi.UploadRequest;
import io.github.nightlywheels.token.Token;
import io.github.nightlywheels.wheel.SdistBuilder;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way without faults, and what is there already. */
class PypiChannelTest extends WithPypiRun {
    private Wheel[] wheels(int number, int projects) {
        return IntStream.range(0, number)
                .mapToObj(i -> run.wheel("demo" + i % projects, PypiRun.VERSION, "cp3" + i, "content" + i))
                .toArray(Wheel[]::new);
    }

    @ParameterizedTest
    @EnumSource(ServerManners.class)
    void publishesToEveryServer(ServerManners server) {
        run.fake.answersLike(server);
        Summary summary = run.publishes(run.demo("a"), run.wheel("Other.Project", "2.0.dev3", "py3", "b"));
        assertThat(summary.filenames(Outcome.PUBLISHED)).hasSize(2);
        assertThat(summary.created()).containsExactlyInAnyOrder("project demo", "project other-project");
    }

    @ParameterizedTest
    @EnumSource(ServerManners.class)
    void aSecondRunSendsNothing(ServerManners server) {
        run.fake.answersLike(server);
        Wheel[] wheels = wheels(6, 2);
        run.publishes(wheels);
        run.fake.forgetsRequests();
        Summary second = run.publishes(wheels);
        assertThat(second.filenames(Outcome.UNCHANGED)).hasSize(6);
        assertThat(run.fake.uploads()).isEmpty();
    }

    @Test
    void asksNoMoreThanItHasTo() {
        run.publishes(wheels(40, 40));
        assertThat(run.fake.requests()).hasSizeLessThanOrEqualTo(3 * 40 + 10);
        run.fake.forgetsRequests();
        run.publishes(wheels(40, 1));
        assertThat(run.fake.requests()).hasSizeLessThanOrEqualTo(40 + 10);
    }

    @Test
    void uploadsTheFirstFileOfANewProjectAlone() {
        Wheel[] wheels = wheels(8, 1);
        run.fake.answersOnce(Reply.empty(400));
        Summary summary = run.publish(wheels);
        assertThat(summary.filenames(Outcome.PUBLISHED)).hasSize(7);
        assertThat(summary.filenames(Outcome.FAILED))
                .containsExactly(wheels[0].filename().text());
        List<String> sent = new ArrayList<>();
        for (UploadRequest upload : run.fake.uploads()) {
            sent.add(upload.form()
                    .orElseThrow()
                    .content()
                    .orElseThrow()
                    .filename()
                    .orElseThrow());
        }
        assertThat(sent.subList(0, 2))
                .containsExactly(
                        wheels[0].filename().text(), wheels[1].filename().text());
    }

    @Test
    void keepsTheQueryOfTheUploadUrl() {
        run.uploadsTo(run.fake.uploadUrl() + "?key=a%2Fb&x").publishes(run.demo("a"));
        assertThat(run.fake.uploads()).extracting(UploadRequest::path).containsExactly("/legacy/?key=a%2Fb&x");
    }

    @Test
    void sendsABodyOfKnownLengthWithTheFileAtItsEnd() {
        run.publishes(run.demo("a"));
        UploadRequest upload = run.fake.uploads().get(0);
        assertThat(upload.headers()).containsKey("content-length").doesNotContainKeys("transfer-encoding", "expect");
        assertThat(upload.headers().get("content-type")).startsWith("multipart/form-data; boundary=");
        assertThat(upload.headers().get("accept")).isEqualTo("application/json, text/plain;q=0.8, text/html;q=0.7");
        ReceivedForm form = upload.form().orElseThrow();
        ReceivedForm.Part file = form.parts().get(form.parts().size() - 1);
        assertThat(file.name()).isEqualTo("content");
        assertThat(file.filename()).contains("demo-1.0.dev1-py3-none-any.whl");
        assertThat(file.contentType()).contains("application/octet-stream");
        assertThat(form.parts().subList(0, form.parts().size() - 1)).allSatisfy(part -> {
            assertThat(part.filename()).isEmpty();
            assertThat(part.contentType()).isEmpty();
        });
    }

    @Test
    void replacesWhereTheServerLetsIt() {
        run.fake.answersLikeNexus().redeployAllowed();
        run.publishes(run.demo("old"));
        Summary summary = run.publishes(run.demo("new"));
        assertThat(summary.filenames(Outcome.REPLACED)).hasSize(1);
    }

    @Test
    void looksAgainAtWhatItReplacedWhereTheIndexTellsNoDigests() {
        run.fake.answersLike(ServerManners.GOOGLE).redeployAllowed();
        run.publishes(run.demo("old"));
        Summary summary = run.publishes(run.demo("new"));
        assertThat(summary.filenames(Outcome.REPLACED)).hasSize(1);
    }

    @Test
    void saysThatTheServerDoesNotReplace() {
        run.fake.answersLikeNexus();
        Wheel old = run.demo("old");
        run.publishes(old);
        Summary summary = run.publish(run.demo("new"));
        assertThat(PypiRun.failure(summary)).isInstanceOfSatisfying(UploadFailure.CannotReplace.class, failure -> {
            assertThat(failure.filename()).isEqualTo(old.filename().text());
            assertThat(failure.reply().orElseThrow().text())
                    .contains("Repository does not allow updating assets: pypi-hosted");
        });
        run.assertHolds(old);
    }

    @Test
    void sendsNothingThatPypiWouldNotReplace() {
        run.asPypi().publishes(run.demo("old"));
        run.fake.forgetsRequests();
        Summary summary = run.publish(run.demo("new"));
        assertThat(PypiRun.failure(summary)).isInstanceOf(UploadFailure.CannotReplace.class);
        assertThat(run.fake.uploads()).isEmpty();
    }

    @Test
    void failsOnAConflictBeforeAnythingIsSent() {
        run.publishes(run.demo("old"));
        run.fake.forgetsRequests();
        assertThatThrownBy(() -> run.onConflict(OnConflict.FAIL).publish(run.demo("new")))
                .hasMessageContaining("has other content under demo-1.0.dev1-py3-none-any.whl");
        assertThat(run.fake.uploads()).isEmpty();
    }

    @Test
    void skipsWhatTheServerHasThoughNoIndexTellsOfIt() {
        run.fake.answersLikeGitLab();
        run.publishes(run.demo("old"));
        Summary skipped = run.withoutIndex().onConflict(OnConflict.SKIP).publish(run.demo("new"));
        assertThat(skipped.filenames(Outcome.SKIPPED)).hasSize(1);
        assertThat(skipped.failure()).isEmpty();
        Summary failed = run.onConflict(OnConflict.REPLACE).publish(run.demo("new"));
        assertThat(PypiRun.failure(failed)).isInstanceOf(UploadFailure.FileExists.class);
    }

    @Test
    void skipsNothingThatTheIndexDoesNotList() {
        run.asPypi()
                .onConflict(OnConflict.SKIP)
                .fake
                .answersOnce(
                        Reply.json(
                                400,
                                "{\"code\": \"400 File already exists ('other-1.0.dev1-py3-none-any.whl', with blake2_256 hash '00').\"}"));
        Summary summary = run.publish(run.demo("a"));
        assertThat(summary.filenames(Outcome.FAILED)).hasSize(1);
        assertThat(PypiRun.failure(summary)).isInstanceOf(UploadFailure.FileExists.class);
    }

    @Test
    void skipsWhatTheIndexListsThoughItTellsNoContent() {
        run.fake.answersLike(ServerManners.GOOGLE).refusesDownloads();
        run.publishes(run.demo("old"));
        run.fake.indexAnswersOnce(Reply.empty(404));
        Summary failed = run.publish(run.demo("new"));
        assertThat(PypiRun.failure(failed).problem())
                .isEqualTo("server has a file named demo-1.0.dev1-py3-none-any.whl and does not replace it; whether its"
                        + " content is the same is not known.");
        run.fake.indexAnswersOnce(Reply.empty(404));
        Summary skipped = run.onConflict(OnConflict.SKIP).publish(run.demo("new"));
        assertThat(skipped.filenames(Outcome.SKIPPED)).hasSize(1);
        assertThat(skipped.failure()).isEmpty();
    }

    @Test
    void saysThatTheIndexDoesNotListAFileWhoseNameIsTaken() {
        run.fake
                .answersLike(ServerManners.AZURE)
                .answersOnce(Reply.json(
                        409, "{\"message\":\"The feed 'F' already contains file 'demo-1.0.dev1-py3-none-any.whl'\"}"));
        Failure failure = PypiRun.failure(run.publish(run.demo("a")));
        assertThat(failure.problem())
                .isEqualTo("server refuses demo-1.0.dev1-py3-none-any.whl as one that it has, but the index "
                        + run.fake.indexUrl()
                        + " lists no file of that name: its content is there under another name, or a deleted file had its"
                        + " name, or it is another index.");
        assertThat(failure.remedy(ParameterNames.PLAIN))
                .startsWith("give each night its own version, such as 1.2.3.dev20261122, as some servers never take the"
                        + " name of a deleted file again;\ncheck that indexUrl is the index of server");
    }

    @Test
    void sendsNobodyToTheOutagesOfAnotherService() {
        run.limits(0, Duration.ofMinutes(1)).fake.answers(Reply.empty(502));
        assertThat(PypiRun.failure(run.publish(run.demo("a"))).remedy(ParameterNames.PLAIN))
                .isEqualTo("run again: it reads what is on the channel first, and sends only what is not there");
        assertThat(PypiRun.failure(run.asPypi().publish(run.demo("a"))).remedy(ParameterNames.PLAIN))
                .endsWith(";\nhttps://status.python.org shows known outages");
    }

    @Test
    void saysOnceThatNothingIsReadBackWithoutAnIndex() {
        run.withoutIndex().publishes(run.demo("a"), run.wheel("other", "1.0.dev1", "py3", "b"));
        assertThat(run.warnings())
                .containsExactly(
                        "indexUrl is not set: what server has is neither compared before the upload nor read back"
                                + " after it.");
        assertThat(run.fake.requests()).allMatch(UploadRequest::isUpload);
    }

    @ParameterizedTest
    @EnumSource(names = {"AZURE", "PULP", "PULP_GROUPS"})
    void saysOfWhatWasOnlyAcceptedThatNobodySeesWhetherItArrived(ServerManners server) {
        run.withoutIndex().fake.answersLike(server);
        Summary summary = run.publishes(run.demo("a"), run.wheel("other", "1.0.dev1", "py3", "b"));
        assertThat(summary.filenames(Outcome.PUBLISHED)).hasSize(2);
        assertThat(run.warnings())
                .contains(
                        "The server has accepted files without saying that it has them, and without indexUrl it cannot be"
                                + " seen whether they arrived: demo-1.0.dev1-py3-none-any.whl, other-1.0.dev1-py3-none-any.whl.");
    }

    @Test
    void passesOnWhatTheServerSaysOfAFileThatItTakes() {
        String words = "The RECORD does not match the wheel,\n not even for " + run.fake.password() + ".";
        run.fake.storesButAnswers(Reply.of(200, "text/plain; charset=UTF-8", words));
        run.publishes(run.demo("a"));
        assertThat(run.warnings())
                .containsExactly("server has taken files and says \"The RECORD does not match the wheel, not even for"
                        + " [token].\": demo-1.0.dev1-py3-none-any.whl.");
    }

    @Test
    void saysOnceWhatTheServerSaysOfManyFiles() {
        Reply reply = Reply.of(200, "text/plain", "a warning");
        run.fake.storesButAnswers(reply, reply);
        run.publishes(run.demo("a"), run.wheel("other", "1.0.dev1", "py3", "b"));
        assertThat(run.warnings())
                .containsExactly("server has taken files and says \"a warning\": demo-1.0.dev1-py3-none-any.whl,"
                        + " other-1.0.dev1-py3-none-any.whl.");
    }

    static Stream<Reply> answersWithoutAWarning() {
        return Stream.of(
                Reply.empty(200).because("Upload of identical file to non volatile index."),
                Reply.of(200, "text/plain", " \r\n"),
                Reply.of(200, "text/plain", "OK\n"),
                Reply.json(201, "{\"message\":\"201 Created\"}"),
                Reply.html(200, "Stored", "The file is stored."),
                Reply.of(200, "text/html", "stored"));
    }

    @ParameterizedTest
    @MethodSource("answersWithoutAWarning")
    void takesNoOtherAnswerForAWarning(Reply reply) {
        run.fake.storesButAnswers(reply);
        run.publishes(run.demo("a"));
        assertThat(run.warnings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"PULP", "PULP_GROUPS"})
    void waitsForAnIndexThatIsMadeLater(ServerManners server) {
        run.fake.answersLike(server).listsAfter(3);
        run.publishes(run.demo("a"));
        assertThat(run.clock.pauses()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"PULP", "PULP_GROUPS"})
    void saysWhatNeverAppearsInTheIndex(ServerManners server) {
        run.fake.answersLike(server).listsAfter(10_000);
        Summary summary = run.publish(run.demo("a"));
        assertThat(summary.filenames(Outcome.UNKNOWN)).hasSize(1);
        assertThat(PypiRun.failure(summary)).isInstanceOf(ChannelFailure.Verification.class);
    }

    @Test
    void publishesNothingThatTheServerDropsAfterItHasTakenIt() {
        run.fake.answersLike(ServerManners.CLOUDSMITH).dropsWhatItTakes();
        assertDropped(run.publish(run.demo("a")), "does not show");
        assertThat(run.fake.find("demo-1.0.dev1-py3-none-any.whl")).isEmpty();
    }

    @Test
    void replacesNothingWhereTheServerKeepsTheOldFileAfterAll() {
        run.fake.answersLike(ServerManners.CLOUDSMITH);
        Wheel old = run.demo("old");
        run.publishes(old);
        run.fake.forgetsRequests().dropsWhatItTakes();
        assertDropped(run.publish(run.demo("new")), old.digests().sha256());
        run.assertHolds(old);
    }

    private void assertDropped(Summary summary, String listed) {
        assertThat(run.fake.uploads())
                .singleElement()
                .satisfies(upload -> assertThat(upload.status()).isEqualTo(201));
        assertThat(summary.filenames(Outcome.UNKNOWN)).containsExactly("demo-1.0.dev1-py3-none-any.whl");
        assertThat(PypiRun.failure(summary))
                .isInstanceOfSatisfying(
                        ChannelFailure.Verification.class,
                        failure -> assertThat(failure.problem()).contains("demo-1.0.dev1-py3-none-any.whl", listed));
    }

    @Test
    void comparesByMd5WhereThatIsAllTheIndexTells() {
        run.fake.answersLikeNexus();
        run.publishes(run.demo("a"));
        run.publishes(run.demo("a"));
        assertThat(run.warnings())
                .containsExactly("The index tells only the MD5 of its files, by which they are compared.");
    }

    @ParameterizedTest
    @EnumSource(names = {"DEVPI", "NEXUS"})
    void comparesBySha512RatherThanByMd5(ServerManners server) {
        run.fake.answersLike(server).redeployAllowed().showsSha512().refusesDownloads();
        run.publishes(run.demo("a"));
        run.fake.forgetsRequests();
        Summary same = run.publishes(run.demo("a"));
        assertThat(same.filenames(Outcome.UNCHANGED)).hasSize(1);
        assertThat(run.warnings()).isEmpty();
        Summary other = run.publishes(run.demo("b"));
        assertThat(other.filenames(Outcome.REPLACED)).hasSize(1);
    }

    @Test
    void downloadsWhatHasNoDigestInTheIndex() {
        run.fake.answersLike(ServerManners.GOOGLE);
        Wheel wheel = run.demo("a");
        run.publishes(wheel);
        run.fake.forgetsRequests();
        run.publishes(wheel);
        assertThat(run.fake.requests()).anyMatch(request -> request.path().equals("/files/" + wheel.filename()));
        assertThat(run.warnings())
                .containsExactly("The index tells no digests, so files are downloaded to compare them.");
    }

    @Test
    void followsADownloadToTheStorageThatHasTheFile() {
        run.fake.answersLike(ServerManners.GOOGLE).keepsFilesInAStorage();
        run.publishes(run.demo("a"));
        run.fake.forgetsRequests();
        Summary again = run.publishes(run.demo("a"));
        assertThat(again.filenames(Outcome.UNCHANGED)).hasSize(1);
        assertThat(run.fake.uploads()).isEmpty();
    }

    @Test
    void takesNoFileOnAnotherHostForItsOwn() {
        run.fake.answersLike(ServerManners.PYPISERVER);
        Wheel wheel = run.demo("a");
        run.fake.lists("demo", PypiRun.VERSION, wheel.filename().text(), new byte[] {1}, "https://files.example.org");
        Summary summary = run.publish(wheel);
        assertThat(summary.filenames(Outcome.PUBLISHED)).hasSize(1);
        assertThat(run.warnings())
                .containsExactly("The index lists files on another host, files.example.org, which are taken as somebody"
                        + " else's: demo-1.0.dev1-py3-none-any.whl.");
    }

    @Test
    void saysWhoseFileTakesTheNameWhereTheIndexForwards() {
        run.fake.answersLike(ServerManners.DEVPI);
        Wheel wheel = run.demo("a");
        run.fake
                .lists("demo", PypiRun.VERSION, wheel.filename().text(), new byte[] {1}, "https://files.example.org")
                .refusesOnce(409, wheel.filename() + " already exists in non-volatile index");
        Summary summary = run.publish(wheel);
        assertThat(summary.filenames(Outcome.FAILED)).hasSize(1);
        assertThat(run.fake.uploads()).hasSize(1);
        Failure failure = PypiRun.failure(summary);
        assertThat(failure.code()).isEqualTo("foreign-content");
        assertThat(failure.problem())
                .isEqualTo("server refuses demo-1.0.dev1-py3-none-any.whl as taken, and its index shows a file of that"
                        + " name that lies on files.example.org.");
        assertThat(failure.remedy(ParameterNames.PLAIN))
                .startsWith("have the administrators of server stop the index from forwarding to files.example.org");
        assertThat(failure.reply().orElseThrow().text()).contains("already exists in non-volatile index");
    }

    @Test
    void downloadsNothingOverAConnectionThatIsNotSecure() {
        run.fake.answersLike(ServerManners.GOOGLE);
        Wheel wheel = run.demo("a");
        run.fake.lists("demo", PypiRun.VERSION, wheel.filename().text(), new byte[] {1}, "http://files.example.org");
        Summary summary = run.publish(wheel);
        assertThat(summary.filenames(Outcome.PUBLISHED)).hasSize(1);
        assertThat(summary.failure()).isEmpty();
    }

    @Test
    void saysThatTheIndexOnAnotherHostWasReadWithoutCredentials() {
        run.fake.protectsIndex();
        run.uploadsTo(run.fake.uploadUrl().replace("127.0.0.1", "localhost"));
        assertThatThrownBy(() -> run.publish(run.demo("a")))
                .hasMessageContaining("it answered 401 to a request without credentials");
    }

    @Test
    void knowsNothingOfAFileThatCannotBeDownloaded() {
        run.fake.answersLike(ServerManners.GOOGLE).refusesDownloads();
        run.publishes(run.demo("a"));
        Summary again = run.publish(run.demo("a"));
        assertThat(again.filenames(Outcome.FAILED)).hasSize(1);
        assertThat(run.warnings())
                .contains(
                        "The index tells no digests, and files that cannot be downloaded: what is in them is not known.");
    }

    @Test
    void takesAProjectThatTheIndexForwardsAsNotThere() {
        run.fake.answersLike(ServerManners.PYPISERVER).forwardsTo("https://pypi.org");
        Summary summary = run.publishes(run.demo("a"));
        assertThat(summary.filenames(Outcome.PUBLISHED)).hasSize(1);
        assertThat(run.warnings())
                .containsExactly("The index sends clients to pypi.org for what it does not have, which is taken as not"
                        + " there: demo.");
        assertThat(run.fake.requests()).noneMatch(request -> request.path().contains("pypi.org"));
    }

    @Test
    void readsAProtectedIndexWithTheSameCredentials() {
        run.fake.protectsIndex();
        run.publishes(run.demo("a"));
    }

    @Test
    void sendsTheUserNameOfTokensWhereNoneIsGivenAndAnEmptyOneAsItIs() {
        run.fake.account("__token__", "secret");
        run.token(Token.ofBasic(Optional.empty(), "secret", "the test")).publishes(run.demo("a"));
        run.fake.answersLike(ServerManners.ARTIFACTORY).account("", "secret");
        run.token(Token.ofBasic(Optional.of(""), "secret", "the test"))
                .publishes(run.wheel("other", PypiRun.VERSION, "py3", "b"));
    }

    private List<String> authorizations() {
        return run.fake.requests().stream()
                .map(request -> request.headers().getOrDefault("authorization", ""))
                .distinct()
                .toList();
    }

    @Test
    void sendsAUserNameAndAPasswordInUtf8() {
        run.fake
                .answersLike(ServerManners.PYPISERVER)
                .protectsIndex()
                .account("jan\u00e9", "p\u00e4ssw\u00f6rd \u20ac");
        run.token(Token.ofBasic(Optional.of("jan\u00e9"), "p\u00e4ssw\u00f6rd \u20ac", "the test"))
                .publishes(run.demo("a"));
        assertThat(authorizations()).containsExactly("Basic amFuw6k6cMOkc3N3w7ZyZCDigqw=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pypi-AgEIcH\n", "  pypi-AgEIcH \r\n", "\n\tpypi-AgEIcH"})
    void sendsATokenWithoutTheBlanksAndLineEndsAroundIt(String found) {
        run.fake.protectsIndex().account("__token__", "pypi-AgEIcH");
        run.token(Token.ofBasic(Optional.empty(), found, "the test")).publishes(run.demo("a"));
        assertThat(authorizations()).containsExactly("Basic X190b2tlbl9fOnB5cGktQWdFSWNI");
    }

    @Test
    void sendsAWheelUnderTheNameThatItHasOnDisk() {
        String name = "Other.Project-1.0.dev1-py3-none-any.whl";
        Wheel wheel = PypiRun.read(WheelBuilder.wheel("Other.Project", PypiRun.VERSION)
                .filename(name)
                .buildIn(directory));
        run.fake.answersLike(ServerManners.PYPISERVER);
        run.publishes(wheel);
        assertThat(run.fake.uploads()).singleElement().satisfies(upload -> {
            ReceivedForm form = upload.form().orElseThrow();
            assertThat(form.content().orElseThrow().filename()).contains(name);
            assertThat(form.first("name")).isEqualTo("Other.Project");
        });
        assertThat(run.publishes(wheel).filenames(Outcome.UNCHANGED)).containsExactly(name);
    }

    @Test
    void publishesASourceDistributionBesideTheWheels() {
        Wheel sdist = PypiRun.read(SdistBuilder.sdist("demo", PypiRun.VERSION).buildIn(directory));
        run.asPypi().publishes(run.demo("a"), sdist);
        ReceivedForm form = run.fake.uploads().stream()
                .flatMap(upload -> upload.form().stream())
                .filter(sent -> sent.first("filetype").equals("sdist"))
                .findFirst()
                .orElseThrow();
        assertThat(form.first("pyversion")).isEqualTo("source");
        assertThat(form.content().orElseThrow().filename()).contains("demo-1.0.dev1.tar.gz");
        run.fake.forgetsRequests();
        run.publishes(sdist);
        assertThat(run.fake.uploads()).isEmpty();
    }

    private Wheel sdist() {
        return PypiRun.read(SdistBuilder.sdist("demo", PypiRun.VERSION).buildIn(directory));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Demo-1.0.dev1.tar.gz", "demo-1.0.0.dev1.zip"})
    void sendsNoSecondSourceDistributionOfAReleaseToPypi(String listed) {
        run.asPypi().fake.has("demo", PypiRun.VERSION, listed, new byte[] {1});
        Wheel wheel = run.demo("a");
        Summary summary = run.publish(sdist(), wheel);
        assertThat(PypiRun.failure(summary))
                .isEqualTo(new UploadFailure.SecondSdist("PyPI", "demo-1.0.dev1.tar.gz", Optional.empty()));
        assertThat(summary.filenames(Outcome.PUBLISHED))
                .containsExactly(wheel.filename().text());
        assertThat(run.fake.uploads()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"demo-1.0.dev2.tar.gz", "demo-1.0.dev1-cp312-none-any.whl", "demo-1.0.dev1.linux-x86_64.tar.gz"})
    void sendsTheFirstSourceDistributionOfAReleaseToPypi(String listed) {
        run.asPypi().fake.has("demo", "1.0.dev0", listed, new byte[] {1});
        run.publishes(sdist());
    }

    /** What is not listed yet is refused by PyPI itself. */
    @Test
    void saysThatPypiTakesNoSecondSourceDistribution() {
        run.asPypi().fake.has("demo", PypiRun.VERSION, "Demo-1.0.dev1.tar.gz", new byte[] {1});
        run.fake.indexAnswersOnce(Reply.empty(404));
        Failure failure = PypiRun.failure(run.publish(sdist()));
        assertThat(failure).isInstanceOf(UploadFailure.SecondSdist.class);
        assertThat(failure.reply().orElseThrow().text()).contains("Only one sdist may be uploaded per release.");
        assertThat(failure.problem())
                .isEqualTo("The release that demo-1.0.dev1.tar.gz belongs to already has another source distribution on"
                        + " PyPI.");
        assertThat(run.fake.uploads()).hasSize(1);
    }

    @Test
    void foreseesNoRefusalOfASourceDistributionByOtherServers() {
        run.fake.answersLikeNexus().has("demo", PypiRun.VERSION, "Demo-1.0.dev1.tar.gz", new byte[] {1});
        run.publish(sdist());
        assertThat(run.fake.uploads()).hasSize(1);
    }

    @Test
    void tellsTheReleasesOfAProjectAndNoneOfAnUpstreamIndex() {
        run.publishes(run.demo("a"), run.wheel("demo", "1.0.dev2", "py3", "b"));
        run.fake.lists("demo", "2.0", "demo-2.0-py3-none-any.whl", new byte[1], "https://files.example.org");
        try (PypiChannel channel = run.channel()) {
            assertThat(channel.history(new ProjectName("Demo")))
                    .extracting(PublishedRelease::version)
                    .containsExactlyInAnyOrder("1.0.dev1", "1.0.dev2");
        }
    }
}
