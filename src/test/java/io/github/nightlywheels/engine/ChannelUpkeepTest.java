package io.github.nightlywheels.engine;

import static io.github.nightlywheels.engine.PruneRun.CLOCK;
import static io.github.nightlywheels.engine.PruneRun.OWNER;
import static io.github.nightlywheels.engine.PruneRun.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.access.Checks;
import io.github.nightlywheels.channel.anaconda.LocalKind;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.UpkeepFailure;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.prune.RetentionPolicy;
import io.github.nightlywheels.token.TokenSearch;
import io.github.nightlywheels.token.TokenSource;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a publication does to keep its channel small. */
class ChannelUpkeepTest {
    @TempDir
    Path directory = Path.of("");

    @AutoClose
    private final PruneRun run = new PruneRun("demo");

    private long size;

    @BeforeEach
    void hasThreeVersions() {
        run.fake.group(OWNER, "demo").member("second");
        run.wheels("demo", 3);
        size = wheel().digests().size();
    }

    private Wheel wheel() {
        return WheelReader.read(WheelBuilder.wheel("demo", "1.0.dev9").buildIn(directory));
    }

    private static Optional<PruneSettings> keeping(int versions, int maxRemovals) {
        return Optional.of(new PruneSettings(
                RetentionPolicy.of(OptionalInt.of(versions), OptionalInt.empty(), Set.of("main")),
                maxRemovals,
                PruneSettings.SharedChannels.REFUSED));
    }

    private PublishResult publish(Optional<PruneSettings> prune, OptionalLong quota) {
        TokenSearch tokens =
                new TokenSearch(List.of(TokenSource.environmentVariable("VARIABLE", () -> Optional.of(TOKEN))));
        return new PublishService(new ChannelFactory(List.of(new LocalKind(CLOCK))), CLOCK)
                .run(
                        new PublishRequest(
                                PruneRun.settings(OWNER, run.fake.apiUrl()),
                                List.of("main"),
                                OnConflict.REPLACE,
                                PublishMode.PUBLISH,
                                PublishRequest.IfNothingNew.WARN,
                                Optional.empty(),
                                SetRules.none(),
                                Checks.RULES,
                                tokens,
                                List.of(new WheelSet(List.of(wheel()), List.of(), WheelSet.IfEmpty.FAIL, List.of())),
                                new Upkeep(prune, quota)),
                        run.listener);
    }

    @Test
    void prunesWhenEverythingHasBeenPublished() {
        PublishResult result = publish(keeping(2, 200), OptionalLong.empty());
        assertThat(result.failure()).isEmpty();
        assertThat(run.versions("demo")).containsExactly("1.0.dev3", "1.0.dev9");
        assertThat(result.prunes())
                .singleElement()
                .satisfies(prune -> assertThat(prune.filesRemoved()).isEqualTo(2));
    }

    @Test
    void prunesNothingAfterAPublicationThatFailed() {
        run.fake.alwaysAnswers(Endpoint.STAGE, Answer.error(402, "Storage requirements exceeded (1 bytes)."));
        PublishResult result = publish(keeping(1, 200), OptionalLong.empty());
        assertThat(result.failure()).isPresent();
        assertThat(run.versions("demo")).contains("1.0.dev1", "1.0.dev2", "1.0.dev3");
    }

    @Test
    void aPruneThatFailsIsAWarningOnly() {
        PublishResult result = publish(keeping(2, 1), OptionalLong.empty());
        assertThat(result.failure()).isEmpty();
        assertThat(run.versions("demo")).contains("1.0.dev9").hasSize(4);
        assertThat(run.listener.concerns()).extracting(Failure::code).contains("too-many-removals");
    }

    @Test
    void failsBeforeTheFirstByteIfTheRunWouldTakeMoreThanItMay() {
        PublishResult result = publish(Optional.empty(), OptionalLong.of(300 + size - 1));
        assertThat(result.failure().orElseThrow().failure())
                .isEqualTo(new UpkeepFailure.QuotaWouldBeExceeded(OWNER, 300, size, 300 + size - 1, 0));
        assertThat(run.fake.writes()).isEmpty();
        assertThat(publish(Optional.empty(), OptionalLong.of(300 + size)).failure())
                .isEmpty();
    }

    @Test
    void countsAReplacedWheelOnce() {
        run.fake.distribution(
                OWNER, "demo", "1.0.dev9", "demo-1.0.dev9-py3-none-any.whl", new byte[50], PruneRun.NOW, "main");
        assertThat(publish(Optional.empty(), OptionalLong.of(300 + size)).failure())
                .isEmpty();
    }

    @Test
    void prunesFirstIfThatSuffices() {
        PublishResult result = publish(keeping(2, 200), OptionalLong.of(200 + size));
        assertThat(result.failure()).isEmpty();
        assertThat(result.prunes()).hasSize(2);
        assertThat(run.versions("demo")).containsExactly("1.0.dev3", "1.0.dev9");
    }

    @Test
    void prunesNothingIfThatDoesNotSuffice() {
        PublishResult result = publish(keeping(2, 200), OptionalLong.of(199 + size));
        assertThat(result.failure().orElseThrow().failure())
                .isEqualTo(new UpkeepFailure.QuotaWouldBeExceeded(OWNER, 300, size, 199 + size, 100));
        assertThat(run.fake.writes()).isEmpty();
    }
}
