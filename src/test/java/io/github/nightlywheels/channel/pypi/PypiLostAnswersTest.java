package io.github.nightlywheels.channel.pypi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.failure.UploadFailure;
import io.github.nightlywheels.fake.pypi.Reply;
import io.github.nightlywheels.fake.pypi.ServerManners;
import io.github.nightlywheels.fake.pypi.UploadRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a server says of a file that it has already from a try whose answer was lost or an error. */
class PypiLostAnswersTest extends WithPypiRun {
    private static final String NAME = "demo-1.0.dev1-py3-none-any.whl";

    /** PyPI once refused the same content too, which it now takes in silence. */
    private static final String EXISTS = "File already exists ('" + NAME
            + "', with blake2_256 hash '00'). See https://pypi.org/help/#file-name-reuse for more information.";

    /** The index shows nothing at first, so that the file is sent again, and the server answers to that as it does. */
    private void assertPublishedInTwoTries() {
        Summary summary = run.publishes(run.demo("a"));
        assertThat(summary.filenames(Outcome.PUBLISHED)).containsExactly(NAME);
        assertThat(run.fake.uploads()).hasSize(2);
        assertThat(run.committed).containsExactly(NAME);
    }

    @ParameterizedTest
    @EnumSource(ServerManners.class)
    void publishesWhatTheServerHasFromATryWhoseAnswerWasLost(ServerManners server) {
        run.fake.answersLike(server).listsAfter(1).losesAnswer();
        assertPublishedInTwoTries();
    }

    @ParameterizedTest
    @EnumSource(ServerManners.class)
    void publishesWhatTheServerHasFromATryThatItCalledAnError(ServerManners server) {
        run.fake.answersLike(server).listsAfter(1).storesButAnswers(Reply.empty(503));
        assertPublishedInTwoTries();
    }

    @Test
    void publishesWhatAzureHasFromATryThatItCalledAnErrorAndRefusesThen() {
        run.fake.answersLike(ServerManners.AZURE).listsAfter(1).storesButAnswers(Reply.empty(503));
        assertPublishedInTwoTries();
        assertThat(run.fake.uploads()).extracting(UploadRequest::status).containsExactly(503, 409);
    }

    @Test
    void publishesWhatPypiHasFromATryThatItCalledAnErrorAndRefusesThen() {
        run.asPypi()
                .fake
                .listsAfter(1)
                .storesButAnswers(Reply.html(500, "Internal Server Error", "trouble"))
                .refusesOnce(400, EXISTS);
        assertPublishedInTwoTries();
        assertThat(run.fake.uploads()).extracting(UploadRequest::status).containsExactly(500, 400);
    }

    @ParameterizedTest
    @EnumSource(names = {"AZURE", "GITLAB", "NEXUS", "NEXUS_H2", "GOOGLE", "GITEA", "FORGEJO", "PULP", "PYPISERVER"})
    void whatTheServerSaysThatItHasAndNeverShowsIsNotKnown(ServerManners server) {
        run.fake.answersLike(server).listsAfter(10_000).storesButAnswers(Reply.empty(503));
        Summary summary = run.publish(run.demo("a"));
        assertThat(summary.filenames(Outcome.UNKNOWN)).containsExactly(NAME);
        assertThat(PypiRun.failure(summary))
                .isInstanceOfSatisfying(
                        TransferFailure.OutcomeUnknown.class,
                        failure -> assertThat(failure.cause()).isInstanceOf(UploadFailure.FileExists.class));
        assertThat(PypiRun.failure(summary).remedy(ParameterNames.PLAIN))
                .isEqualTo("run again: it reads what is on the channel first, and sends only what is not there");
        assertThat(run.fake.uploads()).hasSize(2);
        assertThat(run.committed).isEmpty();
    }

    /** What is not sent again gets no second answer, so that none is taken for more than it says. */
    @ParameterizedTest
    @EnumSource(ServerManners.class)
    void withoutAnIndexIsNotSentAgainWhatMayBeThere(ServerManners server) {
        run.withoutIndex().fake.answersLike(server).losesAnswer();
        assertUnknownAfterOneTry();
    }

    @ParameterizedTest
    @CsvSource({"AZURE, 503", "PYPI, 500"})
    void withoutAnIndexIsNotKnownWhatAnErrorHasLeft(ServerManners server, int status) {
        run.withoutIndex().fake.answersLike(server).storesButAnswers(Reply.html(status, "Error", "trouble"));
        Failure cause = assertUnknownAfterOneTry();
        assertThat(cause).isInstanceOf(TransferFailure.ServerError.class);
        assertThat(cause.reply().orElseThrow().status()).isEqualTo(status);
    }

    private Failure assertUnknownAfterOneTry() {
        Summary summary = run.publish(run.demo("a"));
        assertThat(summary.filenames(Outcome.UNKNOWN)).containsExactly(NAME);
        assertThat(run.fake.uploads()).hasSize(1);
        assertThat(run.fake.find(NAME)).isPresent();
        Failure failure = PypiRun.failure(summary);
        assertThat(failure).isInstanceOf(TransferFailure.OutcomeUnknown.class);
        assertThat(failure.remedy(ParameterNames.PLAIN))
                .isEqualTo("look on the server whether the file is there; if it is not, run again;\nset indexUrl to the"
                        + " simple index of the server: without it no run can see what is there");
        return ((TransferFailure.OutcomeUnknown) failure).cause();
    }

    /** The next run sends it again, and can say no more than that the name is taken. */
    @Test
    void withoutAnIndexTheNextRunTellsThatTheContentIsNotKnown() {
        run.withoutIndex().fake.answersLike(ServerManners.AZURE).storesButAnswers(Reply.empty(503));
        assertUnknownAfterOneTry();
        Summary second = run.publish(run.demo("a"));
        assertThat(second.filenames(Outcome.FAILED)).containsExactly(NAME);
        assertThat(PypiRun.failure(second).problem())
                .isEqualTo("server has a file named " + NAME
                        + " and does not replace it; whether its content is the same is not known.");
    }

    /** What the server has then is not from the first try, which was never taken up. */
    @Test
    void withoutAnIndexATryThatWasRefusedForNowLeavesNothing() {
        run.withoutIndex()
                .fake
                .answersLike(ServerManners.AZURE)
                .has("demo", PypiRun.VERSION, NAME, new byte[] {1})
                .answersOnce(Reply.empty(429));
        Summary summary = run.publish(run.demo("a"));
        assertThat(summary.filenames(Outcome.FAILED)).containsExactly(NAME);
        assertThat(PypiRun.failure(summary)).isInstanceOf(UploadFailure.FileExists.class);
        assertThat(run.fake.uploads()).extracting(UploadRequest::status).containsExactly(429, 409);
    }
}
