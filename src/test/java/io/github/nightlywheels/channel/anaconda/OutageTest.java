package io.github.nightlywheels.channel.anaconda;

import static io.github.nightlywheels.channel.anaconda.AnacondaRun.name;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.engine.PublishResult;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.ChannelState;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.wheel.Wheel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults that meet every wheel alike. */
class OutageTest extends AnacondaTest {
    private Wheel[] forty;

    @BeforeEach
    void open() {
        forty = IntStream.range(0, 40).mapToObj(n -> run.demo("cp3" + n, "a")).toArray(Wheel[]::new);
    }

    private static Stream<Failure> failures(Summary summary) {
        return summary.results().stream().flatMap(result -> result.failure().stream());
    }

    @ParameterizedTest
    @EnumSource(names = {"STAGE", "STORAGE", "COMMIT"})
    void anOutageDoesNotLetEveryWheelUseUpItsTries(Endpoint at) {
        run.fake.alwaysAnswers(at, Answer.html(503));
        Summary summary = run.publish(forty);
        int wheelsAtOnce = 2 * 4;
        assertThat(run.fake.count(at)).isLessThanOrEqualTo(2 * wheelsAtOnce * 9);
        assertThat(summary.state().notPublished()).hasSize(40);
        assertThat(failures(summary).filter(RunFailure.Outage.class::isInstance))
                .hasSizeGreaterThanOrEqualTo(40 - 2 * wheelsAtOnce);
        assertThat(summary.failure().orElseThrow().failure().problem())
                .contains("outage: The run was stopped after 4 wheels in a row failed.");
        run.fake.behavesAgain().passes(Duration.ofMinutes(3));
        run.publishes(forty);
    }

    @Test
    void anOutageCostsNoFile() {
        Wheel old = run.demo("py2", "a");
        run.publishes(old);
        run.fake.forgetsRequests().alwaysAnswers(Endpoint.STORAGE, Answer.html(503));
        Summary summary = run.publish(
                Stream.concat(Stream.of(run.demo("py2", "b")), Stream.of(forty)).toArray(Wheel[]::new));
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).isZero();
        assertThat(summary.state()).matches(ChannelState::nothingWasChanged);
        run.assertHolds(old);
    }

    /** Pauses take no time here: the wheel that waits must not be through with them before the other is refused. */
    private void awaitTheFullChannel() {
        while (run.fake.requests(Endpoint.STAGE).stream().noneMatch(request -> request.status() == 402)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aRunThatIsStoppedWaitsForNoNameThatIsHeld() {
        run.threads(2)
                .fake
                .refuses(Endpoint.STAGE, name(forty[0]), 409, "file already exists or being uploaded")
                .refuses(Endpoint.STAGE, name(forty[1]), 402, "Storage requirements exceeded (10 bytes).");
        run.fake.before(Endpoint.DIST_GET, this::awaitTheFullChannel);
        Summary summary = run.publish(forty[0], forty[1]);
        assertThat(failures(summary)).allMatch(ChannelFailure.QuotaExceeded.class::isInstance);
        assertThat(run.paused()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void aRunThatIsStoppedSendsNoMoreBytes() {
        run.threads(1)
                .fake
                .refuses(Endpoint.STAGE, name(forty[1]), 402, "Storage requirements exceeded (10 bytes).")
                .alwaysAnswers(Endpoint.STORAGE, Answer.xml(503, "SlowDown", "no"));
        run.publish(forty[0], forty[1]);
        assertThat(run.fake.count(Endpoint.STORAGE)).isLessThan(5);
    }

    @Test
    void aStorageThatIsSilentIsGivenUpAfterAFewWheels() {
        run.threads(2).limits(2, Duration.ofMinutes(10)).timeout(Duration.ofMillis(150));
        run.fake.stalls(Endpoint.STORAGE, 1_000);
        Summary summary = run.publish(forty);
        assertThat(failures(summary)).hasSize(40).anyMatch(RunFailure.Outage.class::isInstance);
        // Three wheels use up their three tries, and as many as are sent at once may have begun another.
        assertThat(run.fake.count(Endpoint.STORAGE)).isLessThanOrEqualTo(3 * 3 + 2 * 3);
        assertThat(summary.state().notPublished()).hasSize(40);
    }

    @Test
    void aFullChannelIsToldTrulyWithManyWheelsInFlight() {
        run.threads(8).fake.quota(8 * forty[0].digests().size(), Endpoint.COMMIT);
        Summary summary = run.publish(forty);
        for (Wheel wheel : forty) {
            assertThat(run.find(wheel).isPresent())
                    .isEqualTo(summary.state().published().contains(name(wheel)));
        }
        assertThat(summary.state().published()).isNotEmpty();
        assertThat(summary.state().notPublished())
                .hasSize(40 - summary.state().published().size());
        assertThat(run.fake.count(Endpoint.STORAGE)).isLessThan(40);
    }

    @Test
    void aFewWheelsThatTheServerCannotTakeAreNoOutage() {
        IntStream.of(3, 10, 17, 24, 31)
                .forEach(n -> run.fake.refuses(forty[n].filename().text(), 500, "failed on purpose"));
        Summary summary = run.threads(1).publish(forty);
        assertThat(summary.state().published()).hasSize(35);
        assertThat(failures(summary))
                .allSatisfy(failure -> assertThat(failure).isInstanceOf(TransferFailure.ServerError.class));
    }

    /** What the channel had of a project is for the report. */
    @Test
    void whatIsOnlyForTheReportIsNotTriedForEachProjectAnew() {
        String[] projects = {"one", "two", "three"};
        run.fake.writer(AnacondaRun.LOGIN, AnacondaRun.TOKEN, AnacondaRun.ORGANIZATION, projects);
        List<Wheel> wheels = new ArrayList<>();
        for (String project : projects) {
            run.puts(run.wheel(project, AnacondaRun.VERSION, "cp311", "a"));
            wheels.add(run.wheel(project, AnacondaRun.VERSION, "cp312", "a"));
        }
        run.limits(1000, Duration.ofMinutes(1)).fake.alwaysAnswers(Endpoint.PACKAGE_GET, Answer.html(503));
        PublishResult result = run.publishAsBuild(wheels);
        assertThat(result.failure()).isEmpty();
        run.assertHolds(wheels.toArray(Wheel[]::new));
        assertThat(result.history()).isEmpty();
        assertThat(run.paused()).isLessThan(Duration.ofMinutes(2));
    }
}
