package io.github.nightlywheels.channel.anaconda;

import static io.github.nightlywheels.channel.anaconda.AnacondaRun.ORGANIZATION;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.RecordedRequest;
import io.github.nightlywheels.wheel.Wheel;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Builds in JVMs of their own: several at once, and such as are killed. */
@Timeout(120)
class SeveralBuildsTest extends AnacondaTest {
    private List<RecordedRequest> applied(Endpoint endpoint, Wheel wheel) {
        return run.fake.appliedWrites(endpoint).stream()
                .filter(request -> request.filename().equals(wheel.filename().text()))
                .toList();
    }

    @Test
    void twoBuildsOfTheSameAndOfDifferentWheelsPutAllThereOnce() throws Exception {
        Wheel both = run.demo("cp311", "a");
        Wheel first = run.demo("cp312", "a");
        Wheel second = run.demo("cp313", "a");
        try (ChildBuild one = new ChildBuild(run.fake.apiUrl(), both, first);
                ChildBuild other = new ChildBuild(run.fake.apiUrl(), both, second)) {
            one.go();
            other.go();
            assertThat(one.await()).isZero();
            assertThat(other.await()).isZero();
        }
        run.assertHolds(both, first, second);
        assertThat(run.fake.distributions(ORGANIZATION, "demo", VERSION)).hasSize(3);
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).isZero();
        assertThat(Stream.of(both, first, second))
                .allSatisfy(wheel -> assertThat(applied(Endpoint.COMMIT, wheel)).hasSize(1));
    }

    @Test
    void twoBuildsThatReplaceTheSameFilesByTheSameBothSucceed() throws Exception {
        Wheel[] before = {run.demo("cp311", "a"), run.demo("cp312", "a"), run.demo("cp313", "a")};
        run.publishes(before);
        Wheel[] after = {run.demo("cp311", "b"), run.demo("cp312", "b")};
        try (ChildBuild one = new ChildBuild(run.fake.apiUrl(), after);
                ChildBuild other = new ChildBuild(run.fake.apiUrl(), after)) {
            one.go();
            other.go();
            assertThat(one.await()).isZero();
            assertThat(other.await()).isZero();
        }
        run.assertHolds(after);
        run.assertHolds(before[2]);
    }

    @Test
    void ofTwoBuildsThatReplaceAFileByDifferentOnesOneWinsAndTheChannelHasIt() throws Exception {
        run.publishes(run.demo("cp312", "a"), run.demo("cp313", "a"));
        Wheel first = run.demo("cp312", "b");
        Wheel second = run.demo("cp312", "c");
        int failed = 0;
        try (ChildBuild one = new ChildBuild(run.fake.apiUrl(), first);
                ChildBuild other = new ChildBuild(run.fake.apiUrl(), second)) {
            one.go();
            other.go();
            failed = one.await() + other.await();
        }
        assertThat(failed).isLessThanOrEqualTo(1);
        assertThat(run.find(first).orElseThrow().received().sha256())
                .isIn(first.digests().sha256(), second.digests().sha256());
    }

    @ParameterizedTest
    @EnumSource(names = {"RELEASE_CREATE", "STAGE", "STORAGE", "COMMIT"})
    void aBuildKilledBeforeAStepIsFinishedByTheNext(Endpoint step) throws Exception {
        Wheel wheel = run.demo("cp312", "a");
        killed(kill -> run.fake.before(step, kill), wheel);
        finishes(wheel);
    }

    @ParameterizedTest
    @EnumSource(names = {"RELEASE_CREATE", "STAGE", "STORAGE", "COMMIT"})
    void aBuildKilledAfterAStepIsFinishedByTheNext(Endpoint step) throws Exception {
        Wheel wheel = run.demo("cp312", "a");
        killed(kill -> run.fake.after(step, kill), wheel);
        finishes(wheel);
    }

    @ParameterizedTest
    @EnumSource(names = {"PACKAGE_CREATE", "RELEASE_CREATE"})
    void aBuildKilledWhileItCreatesAProjectIsFinishedByTheNext(Endpoint step) throws Exception {
        run.fake.owner(AnacondaRun.ORGANIZATION, AnacondaRun.LOGIN);
        Wheel wheel = run.wheel("fresh", VERSION, "py3", "a");
        killed(kill -> run.fake.after(step, kill), wheel);
        finishes(wheel);
    }

    @Test
    void aBuildKilledBeforeTheDeletionLeavesTheOldFile() throws Exception {
        Wheel old = run.demo("cp312", "a");
        run.publishes(old, run.demo("cp313", "a"));
        run.fake.forgetsRequests();
        Wheel wheel = run.demo("cp312", "b");
        killed(kill -> run.fake.before(Endpoint.STAGE, kill), wheel);
        run.assertHolds(old);
        finishes(wheel);
    }

    @ParameterizedTest
    @EnumSource(names = {"DIST_DELETE", "PACKAGE_CREATE", "RELEASE_CREATE", "STORAGE", "COMMIT"})
    void aBuildKilledWhileAnOwnerReplacesTheOnlyFileIsFinishedByTheNext(Endpoint step) throws Exception {
        run.fake.owner(AnacondaRun.ORGANIZATION, AnacondaRun.LOGIN);
        run.publishes(run.demo("cp312", "a"));
        run.fake.forgetsRequests();
        Wheel wheel = run.demo("cp312", "b");
        killed(kill -> run.fake.after(step, kill), wheel);
        finishes(wheel);
    }

    @ParameterizedTest
    @EnumSource(names = {"DIST_DELETE", "STAGE", "STORAGE", "COMMIT"})
    void aBuildKilledWhileItReplacesIsFinishedByTheNext(Endpoint step) throws Exception {
        run.publishes(run.demo("cp312", "a"), run.demo("cp313", "a"));
        Wheel wheel = run.demo("cp312", "b");
        run.fake.forgetsRequests();
        if (step == Endpoint.STAGE) {
            run.fake.after(step, () -> {}); // the first one only asks whether the account may upload
        }
        killed(kill -> run.fake.after(step, kill), wheel);
        finishes(wheel);
    }

    /** How a step is made fatal. */
    private interface Order {
        void at(Runnable kill);
    }

    private void killed(Order order, Wheel wheel) throws IOException, InterruptedException {
        AtomicReference<ChildBuild> victim = new AtomicReference<>();
        order.at(() -> Objects.requireNonNull(victim.get()).kill());
        try (ChildBuild build = new ChildBuild(run.fake.apiUrl(), wheel)) {
            victim.set(build);
            build.go();
            assertThat(build.await()).isNotZero();
        }
    }

    private void finishes(Wheel wheel) {
        run.publishes(wheel);
        assertThat(applied(Endpoint.COMMIT, wheel)).hasSize(1);
        run.fake.forgetsRequests();
        run.publishes(wheel);
        assertThat(run.fake.writes()).isEmpty();
    }
}
