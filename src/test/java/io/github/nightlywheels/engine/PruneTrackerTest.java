package io.github.nightlywheels.engine;

import static io.github.nightlywheels.engine.PruneRun.name;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.RemovalOutcome;
import io.github.nightlywheels.channel.RemovalResult;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.failure.UpkeepFailure;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is told of a pruning that is stopped at some moment. */
class PruneTrackerTest {
    @AutoClose
    private final PruneRun run = new PruneRun("demo").wheels("demo", 4);

    private List<PruneResult> now() {
        return run.listener.prunes().stopped();
    }

    private static List<RemovalOutcome> outcomes(PruneResult result) {
        return result.projects().stream()
                .flatMap(project -> project.results().stream())
                .map(RemovalResult::outcome)
                .toList();
    }

    private static FailureException failure(PruneResult result) {
        return result.failure().orElseThrow();
    }

    @Test
    void tellsWhatIsRemovedAndWhatMayBe() {
        List<PruneResult> seen = new CopyOnWriteArrayList<>();
        run.fake.before(Endpoint.DIST_DELETE, () -> seen.addAll(now()));
        run.fake.before(Endpoint.DIST_DELETE, () -> seen.addAll(now()));
        assertThat(run.removes().failure()).isEmpty();
        assertThat(seen.stream().map(PruneTrackerTest::outcomes))
                .containsExactly(
                        List.of(RemovalOutcome.UNKNOWN, RemovalOutcome.NOT_TRIED),
                        List.of(RemovalOutcome.REMOVED, RemovalOutcome.UNKNOWN));
        assertThat(seen.stream().map(result -> failure(result).state().lines()))
                .containsExactly(
                        List.of("not known: " + name("demo", 1)),
                        List.of("not known: " + name("demo", 2), "removed: " + name("demo", 1)));
        assertThat(failure(seen.get(0)).failure()).isEqualTo(new UpkeepFailure.PruningStopped("acme"));
        assertThat(failure(seen.get(0)).failure().remedy(ParameterNames.PLAIN))
                .startsWith("run it again without confirm");
        assertThat(PruneRun.report(seen.get(1)).title())
                .isEqualTo("Removed 1 file, 100 B, from acme; of 1 it is not known whether they are gone");
    }

    @Test
    void knowsNothingBeforeAFileIsToBeRemoved() {
        run.fake.before(Endpoint.PACKAGE_GET, () -> assertThat(now()).isEmpty());
        run.lists();
        assertThat(now()).isEmpty();
    }

    @Test
    void aPruningThatEndedWithFailuresIsToldAsThatAndNotAsStopped() {
        run.fake.alwaysAnswers(Endpoint.DIST_DELETE, Answer.error(401, "Not authorized to perform this action"));
        PruneResult result = run.removes();
        assertThat(result.failure()).isPresent();
        assertThat(now()).containsExactly(result);
    }

    @Test
    void tellsAlsoOfThePruningThatEndedBeforeTheOneThatIsStopped() {
        PruneResult first = run.removes();
        run.wheels("demo", 3);
        List<List<PruneResult>> seen = new CopyOnWriteArrayList<>();
        run.fake.before(Endpoint.DIST_DELETE, () -> seen.add(now()));
        run.removes();
        assertThat(seen).singleElement().satisfies(told -> {
            assertThat(told).hasSize(2).startsWith(first);
            assertThat(failure(told.get(1)).failure()).isEqualTo(new UpkeepFailure.PruningStopped("acme"));
        });
    }

    @Test
    void saysThatItWasStoppedIfItIsInterrupted() {
        Thread pruning = Thread.currentThread();
        run.fake.before(Endpoint.DIST_DELETE, () -> {});
        run.fake.before(Endpoint.DIST_DELETE, pruning::interrupt);
        run.fake.after(
                Endpoint.DIST_DELETE,
                () -> run.fake.alwaysAnswers(Endpoint.DIST_DELETE, Answer.error(403, "You shall not pass")));
        PruneResult result = run.removes();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure(result).failure()).isEqualTo(new UpkeepFailure.PruningStopped("acme"));
        assertThat(failure(result).state().removed()).containsExactly(name("demo", 1));
        assertThat(outcomes(result)).first().isEqualTo(RemovalOutcome.REMOVED);
    }

    @Test
    void doesNotSayThatNothingWasChangedWhenSomethingWas() {
        run.fake.after(
                Endpoint.DIST_DELETE,
                () -> run.fake.alwaysAnswers(Endpoint.DIST_DELETE, Answer.error(403, "You shall not pass")));
        PruneResult result = run.removes();
        assertThat(failure(result).state().lines())
                .containsExactly("not known: " + name("demo", 2), "removed: " + name("demo", 1));
    }
}
