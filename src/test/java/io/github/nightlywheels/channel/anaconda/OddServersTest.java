package io.github.nightlywheels.channel.anaconda;

import static io.github.nightlywheels.channel.anaconda.AnacondaRun.LOGIN;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.ORGANIZATION;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.VERSION;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.failure;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.ServerReply;
import io.github.nightlywheels.failure.StorageFailure;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.RecordedRequest;
import io.github.nightlywheels.wheel.Wheel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are right, but not as one is used to, and answers of which nothing must be concluded. */
class OddServersTest extends AnacondaTest {
    private Wheel old;
    private Wheel changed;

    @BeforeEach
    void putOld() {
        old = run.demo("cp312", "old");
        changed = run.demo("cp312", "new");
        run.puts(old);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "00", "000000000000000"})
    void anInvitationToTryAgainAtOnceIsTakenByNobodyButUs(String wait) {
        run.puts(run.demo("cp313", "another"));
        run.fake.retryAfter(Endpoint.DIST_DELETE, 1, 503, wait);
        run.publishes(changed);
        List<RecordedRequest> aroundTheFault = run.fake.requests().stream()
                .dropWhile(request -> request.endpoint() != Endpoint.DIST_DELETE)
                .toList();
        assertThat(aroundTheFault)
                .extracting(RecordedRequest::endpoint)
                .startsWith(Endpoint.DIST_DELETE, Endpoint.DIST_GET, Endpoint.DIST_DELETE);
        assertThat(run.clock.pauses()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Endpoint.class,
            names = {"STAGE", "STORAGE", "COMMIT"})
    void aWaitThatIsTooLongEndsTheUploadAndIsNoBug(Endpoint endpoint) {
        run.fake.retryAfter(endpoint, 1, 503, "30000000000");
        Summary summary = run.publish(run.demo("cp313", "fresh"));
        assertThat(failure(summary)).isInstanceOfAny(TransferFailure.ServerError.class, StorageFailure.class);
        assertThat(run.clock.pauses()).hasSizeLessThanOrEqualTo(2); // to see whether the commit shows late
    }

    @Test
    void allWheelsArriveThoughTheServerHangsUpAfterEachAnswer() {
        run.fake.hangsUpAfterEachAnswer();
        run.publishes(changed, run.demo("cp313", "a"));
    }

    @Test
    void allWheelsArriveAtAServerOfHttp10() {
        run.fake.speaksHttp10();
        run.publishes(changed, run.demo("cp313", "a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%1$s, %1$s", "%1$s, {}", "%1$s, null, 7", "{\"version\": \"1.0.dev1\"}, %1$s", "{}, {}", ""})
    void anOddListOfFilesDoesNotMakeTwoOfOne(String files) {
        String only = "{\"basename\": \"" + name(changed) + "\", \"version\": \"" + VERSION + "\"}";
        String project = "{\"name\": \"demo\", \"files\": [" + files.formatted(only) + "]}";
        run.fake.alwaysAnswers(Endpoint.PACKAGE_GET, Answer.of(200, "application/json", project));
        assertThat(failure(run.publish(changed)))
                .isEqualTo(new ChannelFailure.WouldDeletePackage(ORGANIZATION, "demo", LOGIN, name(changed)));
        run.assertHolds(old);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\": \"maintenance\"}",
                "{}",
                "{\"distributions\": null}",
                "{\"distributions\": [\"a\"]}",
                "{\"distributions\": [{\"sha256\": \"00\"}]}"
            })
    void whatDoesNotListAReleaseIsNotTakenForAnEmptyOne(String body) {
        run.fake.alwaysAnswers(Endpoint.RELEASE_GET, Answer.of(200, "application/json", body));
        FailureException refused = catchThrowableOfType(FailureException.class, () -> run.publish(changed));
        assertThat(refused.failure().reply().map(ServerReply::status)).contains(200);
        assertThat(run.fake.writes()).isEmpty();
        run.assertHolds(old);
    }

    @Test
    void aReplacementThatShowsLateIsWaitedFor() {
        run.puts(run.demo("cp313", "another"));
        run.fake.showsDeletionsLate(4).showsCommitsLate(2);
        run.publishes(changed);
        assertThat(run.retries()).anyMatch(line -> line.endsWith("the deleted file still shows"));
    }

    @Test
    void anOldFileThatNeverGoesIsSaid() {
        run.puts(run.demo("cp313", "another"));
        run.fake.showsDeletionsLate(1000);
        Summary summary = run.limits(3, Duration.ofMinutes(10)).publish(changed);
        assertThat(failure(summary)).isInstanceOf(ChannelFailure.Verification.class);
        assertThat(summary.state().unknown()).containsExactly(name(changed));
    }

    @Test
    void aDeletionThatStillShowsWhenTheRunIsStoppedIsNotToldAsNothingChanged() {
        run.puts(run.demo("cp313", "another"));
        run.fake
                .showsDeletionsLate(1000)
                .after(
                        Endpoint.DIST_DELETE,
                        () -> run.fake.alwaysAnswers(
                                Endpoint.STAGE, Answer.error(402, "Storage requirements exceeded (10 bytes).")));
        Summary summary = run.publish(changed);
        assertThat(run.find(changed)).isEmpty();
        assertThat(summary.state().unknown()).containsExactly(name(changed));
        assertThat(summary.state().nothingWasChanged()).isFalse();
    }

    @Test
    void aFileThatAnotherJobHasReplacedProvesNothingForTheNext() {
        Wheel other = run.demo("cp313", "old");
        run.puts(other);
        run.fake.asksForUploadScope().token(AnacondaRun.TOKEN).scopes("api:read", "api:write");
        run.fake.before(Endpoint.DIST_GET, () -> run.puts(changed));
        run.publish(changed, run.demo("cp313", "new"));
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).isZero();
        run.assertHolds(changed, other);
    }

    @Test
    void oneFileThatCannotBeReadBackLeavesTheOthersKnown() {
        Wheel one = run.demo("cp314", "a");
        Wheel two = run.demo("cp315", "b");
        run.fake.omits("labels").refuses(Endpoint.DIST_GET, name(two), 500, "broken");
        Summary summary = run.publish(one, two);
        assertThat(summary.state().published()).containsExactly(name(one));
        assertThat(summary.state().unknown()).containsExactly(name(two));
        assertThat(failure(summary).problem()).contains("commit " + name(two));
    }
}
