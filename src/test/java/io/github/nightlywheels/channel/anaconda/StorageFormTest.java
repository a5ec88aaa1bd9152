package io.github.nightlywheels.channel.anaconda;

import static io.github.nightlywheels.channel.anaconda.AnacondaRun.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.ChannelFailure.NameReserved.Holder;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.wheel.Wheel;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long what was staged is used, and whose it is (anaconda-api.md sections 1.6 and 1.7). */
class StorageFormTest extends AnacondaTest {
    private Wheel wheel;

    @BeforeEach
    void open() {
        wheel = run.demo("cp312", "a");
        run.limits(8, Duration.ofHours(2));
    }

    @Test
    void aFormIsUsedAgainForAsLongAsItsPolicyAllows() {
        run.fake.policyLifetime(Duration.ofHours(1)).retryAfter(Endpoint.STORAGE, 5, 503, "600");
        run.publishes(wheel);
        assertThat(run.fake.count(Endpoint.STAGE)).isEqualTo(1);
        assertThat(run.fake.count(Endpoint.STORAGE)).isEqualTo(6);
    }

    @Test
    void aFormWhosePolicyHasExpiredIsNotSentAgain() {
        run.fake.policyLifetime(Duration.ofMinutes(4)).retryAfter(Endpoint.STORAGE, 1, 503, "241");
        run.publishes(wheel);
        assertThat(run.fake.count(Endpoint.STAGE)).isEqualTo(2);
        assertThat(run.fake.requests(Endpoint.STORAGE))
                .noneMatch(request -> request.status() == 403)
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 7})
    void aCommitThatIsAnsweredWith405IsLookedForAndRepeated(int times) {
        run.fake.answers(Endpoint.COMMIT, times, Answer.empty(405));
        run.publishes(wheel);
        assertThat(run.fake.count(Endpoint.STAGE)).isEqualTo(1);
        assertThat(run.fake.count(Endpoint.COMMIT)).isEqualTo(times + 1);
    }

    @Test
    void aNameThatThisVeryUploadHoldsIsSaidToBe() {
        run.limits(8, Duration.ofSeconds(30)).fake.losesResponse(Endpoint.STAGE, 1);
        Failure failure = failure(run.publish(wheel));
        assertThat(failure)
                .isInstanceOfSatisfying(
                        ChannelFailure.NameReserved.class,
                        held -> assertThat(held.holder()).isEqualTo(Holder.THIS_RUN));
        assertThat(failure.problem()).startsWith("This run's own upload of ");
    }

    /** The pauses of the two threads add up here. */
    @Test
    void manyWheelsThatWaitForTheSameTakeNoLongerThanOne() {
        run.threads(2)
                .limits(8, Duration.ofSeconds(30))
                .fake
                .alwaysAnswers(Endpoint.STAGE, Answer.error(409, "file already exists or being uploaded"));
        Wheel[] wheels =
                IntStream.range(0, 12).mapToObj(n -> run.demo("cp3" + n, "a")).toArray(Wheel[]::new);
        assertThat(run.publish(wheels).filenames(Outcome.FAILED)).hasSize(12);
        assertThat(run.paused()).isLessThanOrEqualTo(Duration.ofSeconds(2 * 30));
    }

    @Test
    void aNameThatAnEarlierUploadHoldsIsSaidToBe() {
        run.limits(8, Duration.ofSeconds(30))
                .fake
                .alwaysAnswers(Endpoint.STAGE, Answer.error(409, "file already exists or being uploaded"));
        assertThat(failure(run.publish(wheel)))
                .isInstanceOfSatisfying(
                        ChannelFailure.NameReserved.class,
                        held -> assertThat(held.holder()).isEqualTo(Holder.ANOTHER));
    }
}
