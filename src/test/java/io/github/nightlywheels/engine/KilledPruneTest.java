package io.github.nightlywheels.engine;

import static io.github.nightlywheels.engine.PruneRun.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.OtherJvm;
import io.github.nightlywheels.channel.anaconda.LocalKind;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.prune.RetentionPolicy;
import io.github.nightlywheels.token.TokenSearch;
import io.github.nightlywheels.token.TokenSource;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Prunings in a JVM of their own that is killed. */
@Timeout(120)
class KilledPruneTest {
    /** When the JVM is killed: as the server gets a request, or when it has done what was asked and did not answer yet. */
    enum Moment {
        BEFORE,
        AFTER
    }

    /** A pruning in a JVM of its own. */
    static final class OtherPrune extends OtherJvm {
        OtherPrune(String apiUrl) throws IOException {
            super(OtherPrune.class, ProcessBuilder.Redirect.DISCARD, List.of(apiUrl));
        }

        public static void main(String[] arguments) throws IOException {
            ChannelSettings channel = PruneRun.settings(OWNER, arguments[0]);
            TokenSearch tokens = new TokenSearch(
                    List.of(TokenSource.environmentVariable("VARIABLE", () -> Optional.of(PruneRun.TOKEN))));
            PruneSettings settings = new PruneSettings(
                    RetentionPolicy.of(OptionalInt.of(2), OptionalInt.empty(), Set.of("main")),
                    200,
                    PruneSettings.SharedChannels.REFUSED);
            if (mayGo()) {
                new PruneService(new ChannelFactory(List.of(new LocalKind(PruneRun.CLOCK))), PruneRun.CLOCK)
                        .run(
                                new PruneRequest(channel, ProjectSelection.all(), tokens, settings, PruneMode.REMOVE),
                                new RecordingListener());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void killedWhileItReadsItHasRemovedNothing(Moment moment) throws Exception {
        try (PruneRun run = killed(Endpoint.PACKAGE_GET, 2, moment)) {
            assertThat(run.versions("demo")).hasSize(4);
            finishes(run);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DIST_GET,1,BEFORE,0",
        "DIST_GET,2,AFTER,1",
        "DIST_DELETE,1,BEFORE,1",
        "DIST_DELETE,1,AFTER,1",
        "DIST_DELETE,2,AFTER,2"
    })
    void killedWhileItRemovesItLeavesWhatTheRuleKeepsAndTheNextRunGoesOn(
            Endpoint endpoint, int count, Moment moment, int mostRemoved) throws Exception {
        try (PruneRun run = killed(endpoint, count, moment)) {
            assertThat(run.versions("demo"))
                    .hasSizeGreaterThanOrEqualTo(4 - mostRemoved)
                    .contains("1.0.dev3", "1.0.dev4");
            finishes(run);
        }
    }

    /** The channel after a pruning that was killed at the so manieth request of a kind. */
    private static PruneRun killed(Endpoint endpoint, int count, Moment moment) throws Exception {
        PruneRun run = new PruneRun("demo").wheels("demo", 4);
        AtomicReference<OtherPrune> victim = new AtomicReference<>();
        for (int request = 1; request <= count; request++) {
            Runnable action = request < count
                    ? () -> {}
                    : () -> Objects.requireNonNull(victim.get()).kill();
            if (moment == Moment.BEFORE) {
                run.fake.before(endpoint, action);
            } else {
                run.fake.after(endpoint, action);
            }
        }
        try (OtherPrune prune = new OtherPrune(run.fake.apiUrl())) {
            victim.set(prune);
            prune.go();
            assertThat(prune.await()).as("killed").isEqualTo(137);
        }
        return run;
    }

    private static void finishes(PruneRun run) {
        assertThat(run.removes().failure()).isEmpty();
        assertThat(run.versions("demo")).containsExactly("1.0.dev3", "1.0.dev4");
        assertThat(run.lists().filesToRemove()).isZero();
        assertThat(run.fake.violations()).isEmpty();
    }
}
