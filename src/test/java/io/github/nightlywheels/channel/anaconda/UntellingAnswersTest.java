package io.github.nightlywheels.channel.anaconda;

import static io.github.nightlywheels.channel.anaconda.AnacondaRun.LOGIN;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.ORGANIZATION;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.VERSION;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.failure;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.name;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.wheel.Wheel;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers to a write that are neither a success nor a refusal in known words: they prove nothing, so there is a look. */
class UntellingAnswersTest extends FileReplacementTest {
    private static final String BEING_UPLOADED = "file x already exists or being uploaded for package demo version 1."
            + " if your previous upload failed, please wait 2 minutes before trying again";

    /** Each of these statuses as an error in the API's words, and as a page of something in front of it. */
    static Stream<Arguments> answers() {
        return IntStream.of(302, 400, 403, 405, 410, 501, 505)
                .boxed()
                .flatMap(status -> Stream.of(Answer.error(status, "no"), Answer.html(status))
                        .map(answer -> Arguments.of(status, answer)));
    }

    /** How often a write is asked for: an error in the API's words is final, the page of a gateway is not. */
    private static int asked(Answer answer, int timesOfPage) {
        boolean isPage = answer.body().startsWith("<html>") && answer.status() / 100 == 4;
        return isPage ? timesOfPage : 1;
    }

    private Wheel fresh() {
        return run.demo("cp314", "b");
    }

    @ParameterizedTest
    @MethodSource("answers")
    void aCommitThatTookEffectAllTheSameIsPublished(int status, Answer answer) {
        run.fake.appliesButAnswers(Endpoint.COMMIT, 1, answer);
        assertThat(run.publishes(fresh()).filenames(Outcome.PUBLISHED)).hasSize(1);
        assertThat(run.fake.appliedWrites(Endpoint.COMMIT)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void aCommitThatTookNoEffectIsNotSaidToBeKnown(int status, Answer answer) {
        run.fake.alwaysAnswers(Endpoint.COMMIT, answer);
        Wheel fresh = fresh();
        Summary summary = run.publish(fresh);
        assertThat(failure(summary)).isInstanceOf(TransferFailure.OutcomeUnknown.class);
        assertThat(failure(summary).reply().orElseThrow().status()).isEqualTo(status);
        assertThat(summary.state().unknown()).containsExactly(name(fresh));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void aDeletionThatTookEffectAllTheSameIsFilled(int status, Answer answer) {
        run.fake.appliesButAnswers(Endpoint.DIST_DELETE, 1, answer);
        assertThat(run.publishes(changed).filenames(Outcome.REPLACED)).containsExactly(name(changed));
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void aDeletionThatShowsLateIsFilledAsWell(int status, Answer answer) {
        run.fake.appliesButAnswers(Endpoint.DIST_DELETE, 1, answer).showsDeletionsLate(4);
        assertThat(run.publishes(changed).filenames(Outcome.REPLACED)).containsExactly(name(changed));
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).isEqualTo(asked(answer, 2));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void ofADeletionThatTookNoEffectNothingIsSaidToBeMissing(int status, Answer answer) {
        run.fake.alwaysAnswers(Endpoint.DIST_DELETE, answer);
        Summary summary = run.publish(changed, alsoChanged);
        assertThat(summary.state().missing()).isEmpty();
        assertThat(summary.state().unknown()).containsExactly(name(changed));
        assertThat(summary.state().notPublished()).containsExactly(name(alsoChanged));
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).isEqualTo(asked(answer, 1 + 8));
        run.assertHolds(old, other);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void whatWasCreatedAllTheSameIsSaidToBe(int status, Answer answer) {
        run.fake
                .owner(ORGANIZATION, LOGIN)
                .appliesButAnswers(Endpoint.PACKAGE_CREATE, 1, answer)
                .appliesButAnswers(Endpoint.RELEASE_CREATE, 1, answer);
        assertThat(run.publishes(run.wheel("fresh", VERSION, "py3", "a")).created())
                .containsExactly("the project fresh", "the release fresh " + VERSION);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void whatWasPerhapsCreatedIsSaidToBePerhaps(int status, Answer answer) {
        run.fake.alwaysAnswers(Endpoint.RELEASE_CREATE, answer);
        Summary summary = run.publish(run.wheel("demo", "2.0.dev1", "py3", "a"));
        assertThat(summary.created()).containsExactly("perhaps the release demo 2.0.dev1");
        assertThat(failure(summary).reply().orElseThrow().status()).isEqualTo(status);
        assertThat(run.fake.count(Endpoint.RELEASE_CREATE)).isEqualTo(asked(answer, 1 + 8));
    }

    @Test
    void aReleaseThatWasNotCreatedAtFirstAndThenIsIsNotSaidToBePerhaps() {
        run.threads(1).fake.answers(Endpoint.RELEASE_CREATE, 1, Answer.html(502));
        assertThat(run.publishes(run.wheel("demo", "2.0.dev1", "py3", "a")).created())
                .containsExactly("the release demo 2.0.dev1");
    }

    @Test
    void aCommitThatIsSaidToBeInProgressIsWaitedForAndNotStagedAgain() {
        run.fake.answers(Endpoint.COMMIT, 3, Answer.error(409, BEING_UPLOADED));
        run.publishes(fresh());
        assertThat(run.fake.count(Endpoint.STAGE)).isEqualTo(1);
        assertThat(run.retries()).anyMatch(line -> line.endsWith("the server says that it is being uploaded"));
    }

    @Test
    void aCommitOfWhichTheServerSaysThatItIsInProgressIsSeenWhenItIsDone() {
        run.fake
                .appliesButAnswers(Endpoint.COMMIT, 1, Answer.error(409, BEING_UPLOADED))
                .showsCommitsLate(3);
        run.publishes(fresh());
        assertThat(run.fake.appliedWrites(Endpoint.COMMIT)).hasSize(1);
    }

    @Test
    void aRefusalInUnknownWordsIsNotBelievedBeforeTheFileShows() {
        run.fake.appliesButAnswers(Endpoint.COMMIT, 1, Answer.error(400, "no")).showsCommitsLate(2);
        Wheel fresh = fresh();
        Summary summary = run.publish(fresh);
        assertThat(summary.state().notPublished()).isEmpty();
        assertThat(summary.state().unknown()).containsExactly(name(fresh));
    }

    @Test
    void aCommitThatAGatewayRefusesIsLookedForUntilItShows() {
        run.limits(0, Duration.ofMinutes(10))
                .fake
                .appliesButAnswers(Endpoint.COMMIT, 1, Answer.html(403))
                .showsCommitsLate(6);
        run.publishes(fresh());
    }
}
