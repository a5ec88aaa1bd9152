package io.github.nightlywheels.channel.anaconda;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was written shows late: that it does not show is no proof that it is not there. */
class LateVisibilityTest extends FileReplacementTest {
    private static final int LOOKS = 6;

    private Wheel fresh;

    @BeforeEach
    void allowNoRetries() {
        fresh = run.demo("cp314", "b");
        run.limits(0, Duration.ofMinutes(10));
    }

    @Test
    void aReplacementWhoseAnswerGotLostIsFoundAndNotCalledMissing() {
        run.fake.losesResponse(Endpoint.COMMIT, 1).showsCommitsLate(LOOKS);
        assertThat(run.publishes(changed).filenames(Outcome.REPLACED)).containsExactly(name(changed));
    }

    @Test
    void aNewFileWhoseAnswerGotLostIsFound() {
        run.fake.losesResponse(Endpoint.COMMIT, 1).showsCommitsLate(LOOKS);
        assertThat(run.publishes(fresh).filenames(Outcome.PUBLISHED)).containsExactly(name(fresh));
    }

    @Test
    void whatNeverShowsAfterALostAnswerIsNotKnown() {
        run.fake.losesResponse(Endpoint.COMMIT, 2).showsCommitsLate(1000);
        Summary summary = run.publish(changed, fresh);
        assertThat(run.find(fresh)).isPresent();
        assertThat(summary.state().missing()).isEmpty();
        assertThat(summary.state().unknown()).containsExactly(name(fresh));
        assertThat(failure(summary)).isInstanceOf(TransferFailure.OutcomeUnknown.class);
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).isZero();
    }

    @Test
    void aReplacementThatNeverShowsAfterALostAnswerIsNotKnown() {
        run.fake.losesResponse(Endpoint.COMMIT, 1).showsCommitsLate(1000);
        Summary summary = run.publish(changed);
        assertThat(run.find(changed)).isPresent();
        assertThat(summary.state().missing()).isEmpty();
        assertThat(summary.state().unknown()).containsExactly(name(changed));
    }

    @Test
    void aReplacedFileThatShowsAfterThePatienceIsNotCalledMissing() {
        run.fake.showsCommitsLate(Duration.ofSeconds(150));
        Summary summary = run.publish(changed);
        assertThat(summary.state().missing()).isEmpty();
        assertThat(summary.state().unknown()).containsExactly(name(changed));
    }

    /** Each try gets a 524, and takes effect when all tries are over. */
    @Test
    void aCommitThatTakesEffectLongAfterItsAnswersIsFound() {
        run.limits(2, Duration.ofMinutes(3))
                .fake
                .answersOnce(Endpoint.COMMIT, 524)
                .times(9)
                .takesEffectAfter(Duration.ofSeconds(45));
        assertThat(run.publishes(fresh).filenames(Outcome.PUBLISHED)).containsExactly(name(fresh));
        assertThat(run.paused()).isGreaterThan(Duration.ofSeconds(40));
    }

    @Test
    void aCommitThatTakesEffectAfterThePatienceIsNotCalledFailed() {
        run.limits(2, Duration.ofMinutes(3))
                .fake
                .answersOnce(Endpoint.COMMIT, 524)
                .times(9)
                .takesEffectAfter(Duration.ofMinutes(20));
        Summary summary = run.publish(fresh);
        assertThat(summary.state().unknown()).containsExactly(name(fresh));
        assertThat(summary.state().notPublished()).isEmpty();
    }

    @Test
    void thePatienceIsAsLongAsIsAskedFor() {
        run.visibilityTimeout(Duration.ofSeconds(200)).fake.showsCommitsLate(Duration.ofSeconds(150));
        assertThat(run.publishes(changed).filenames(Outcome.REPLACED)).containsExactly(name(changed));
    }

    @Test
    void theReadBackHasTheSamePatience() {
        run.fake.showsCommitsLate(2 * LOOKS);
        run.publishes(changed, fresh);
        assertThat(run.paused()).isLessThanOrEqualTo(Duration.ofMinutes(2));
    }

    static Stream<Answer> unreadable() {
        return Stream.of(
                Answer.html(503),
                Answer.html(403),
                Answer.error(400, "no"),
                Answer.error(401, "no"),
                Answer.empty(302),
                Answer.of(200, "application/json", "{\"distributions\": null}"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void oneReadingBackThatFailsIsRepeated(Answer answer) {
        run.fake.after(Endpoint.COMMIT, () -> run.fake.answers(Endpoint.RELEASE_GET, 2, answer));
        assertThat(run.publishes(fresh).filenames(Outcome.PUBLISHED)).containsExactly(name(fresh));
    }

    @Test
    void aReadingBackThatKeepsFailingTakesNoLongerThanThePatience() {
        run.fake.after(Endpoint.COMMIT, () -> run.fake.alwaysAnswers(Endpoint.RELEASE_GET, Answer.html(503)));
        Summary summary = run.publish(fresh);
        assertThat(summary.state().unknown()).containsExactly(name(fresh));
        assertThat(run.paused()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
    }
}
