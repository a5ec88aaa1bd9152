package io.github.nightlywheels.channel.anaconda;

import static io.github.nightlywheels.channel.anaconda.AnacondaRun.ORGANIZATION;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.failure;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.util.RawValue;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.OnConflict;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.wheel.Wheel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that are not formed as they must be mean nothing. */
class ValueFormsTest extends AnacondaTest {
    private Wheel wheel;

    @BeforeEach
    void open() {
        wheel = run.demo("cp312", "a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "None",
                "00",
                "sha256:0000000000000000000000000000000000000000000000000000000000000000",
                "g000000000000000000000000000000000000000000000000000000000000000"
            })
    void aDigestThatIsNoneIsNotTakenForAnotherContent(String sha256) {
        run.publishes(wheel);
        run.fake.forgetsRequests().reports(name(wheel), file -> file.put("sha256", sha256));
        Summary summary = run.publish(wheel);
        assertThat(summary.filenames(Outcome.UNCHANGED)).containsExactly(name(wheel));
        assertThat(run.fake.writes()).isEmpty();
    }

    @Test
    void whereTheSha256IsNoneTheMd5TellsTheConflict() {
        run.publishes(wheel);
        run.fake.forgetsRequests().reports(name(wheel), file -> file.put("sha256", "None"));
        Wheel other = run.demo("cp312", "b");
        FailureException failure = catchThrowableOfType(
                FailureException.class, () -> run.onConflict(OnConflict.FAIL).publish(other));
        assertThat(failure.failure()).isEqualTo(new ChannelFailure.Conflict(ORGANIZATION, List.of(name(wheel))));
        assertThat(run.fake.writes()).isEmpty();
        run.assertHolds(wheel);
    }

    @Test
    void whereTheSha256IsNoneTheMd5TellsThatItIsAnotherJobsFile() {
        run.publishes(wheel, run.demo("cp313", "a"));
        run.fake.reports(name(wheel), file -> file.put("sha256", "None"));
        run.fake.before(Endpoint.STAGE, () -> run.putsOther(wheel));
        run.fake.forgetsRequests();
        Summary summary = run.publish(run.demo("cp312", "b"));
        assertThat(failure(summary)).isEqualTo(new ChannelFailure.Overtaken(ORGANIZATION, name(wheel)));
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).isZero();
        run.assertHoldsOther(wheel);
    }

    @Test
    void aFileOfWhichNoDigestIsToldIsNotDeleted() {
        run.publishes(wheel, run.demo("cp313", "a"));
        run.fake.forgetsRequests().omits("sha256").reports(name(wheel), file -> file.put("md5", "None"));
        run.publish(run.demo("cp312", "b"));
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).isZero();
        run.assertHolds(wheel);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "1e3", "\"None\"", "99999999999999999999"})
    void aSizeThatIsNoneIsNotHeldAgainstTheFile(String size) {
        run.fake.reports(name(wheel), file -> file.putRawValue("size", new RawValue(size)));
        assertThat(run.publishes(wheel).filenames(Outcome.PUBLISHED)).containsExactly(name(wheel));
    }

    private Failure failureOf(Answer answer) {
        run.limits(0, Duration.ZERO).fake.answers(Endpoint.RELEASE_GET, 1, answer.with("cf-ray", "8f2c1d-FRA"));
        return catchThrowableOfType(FailureException.class, () -> run.publish(wheel))
                .failure();
    }

    private String wordsOf(Answer answer) {
        return failureOf(answer).reply().orElseThrow().text();
    }

    @Test
    void aFailureOfTheServerIsNamedByItsRayAndARefusalIsNot() {
        assertThat(wordsOf(Answer.html(502))).isEqualTo("502 502 cloudflare (cf-ray 8f2c1d-FRA)");
        assertThat(wordsOf(Answer.empty(500))).isEqualTo("(cf-ray 8f2c1d-FRA)");
        assertThat(wordsOf(Answer.html(403))).isEqualTo("403 403 cloudflare (cf-ray 8f2c1d-FRA)");
        assertThat(wordsOf(Answer.error(403, "no"))).isEqualTo("no");
    }

    @ParameterizedTest
    @ValueSource(ints = {405, 410})
    void anApiThatIsGoneWithoutAWordIsNamedByItsRayAndTheStatusPage(int status) {
        Failure gone = failureOf(Answer.empty(status));
        assertThat(gone.reply().orElseThrow().words()).isEqualTo(status + " \"(cf-ray 8f2c1d-FRA)\"");
        assertThat(gone).isInstanceOf(TransferFailure.UnexpectedAnswer.class);
        assertThat(gone.remedy(ParameterNames.PLAIN)).endsWith(";\nhttps://anaconda.statuspage.io shows known outages");
        Failure worded = failureOf(Answer.error(status, "no"));
        assertThat(worded.reply().orElseThrow().text()).isEqualTo("no");
        assertThat(worded.remedy(ParameterNames.PLAIN)).doesNotContain("statuspage");
    }
}
