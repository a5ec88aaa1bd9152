package io.github.nightlywheels.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.access.AccessAnswer;
import io.github.nightlywheels.access.AccessReport;
import io.github.nightlywheels.access.Checks;
import io.github.nightlywheels.access.Verdict;
import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.TransferLimits;
import io.github.nightlywheels.channel.anaconda.LocalKind;
import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.TokenSourceFailure;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.FakeAnaconda;
import io.github.nightlywheels.http.ConnectionSettings.InsecureHttp;
import io.github.nightlywheels.token.TokenSearch;
import io.github.nightlywheels.token.TokenSource;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a publication waits for what it can do without, and what it asks for nothing. */
class PublicationTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path directory = Path.of("");

    @AutoClose
    private final FakeAnaconda fake =
            FakeAnaconda.withWriter("jdoe", "a-token", "spnw", "demo").follows(CLOCK);

    private final List<Duration> waits = new ArrayList<>();
    private Optional<String> token = Optional.of("a-token");

    private TokenSearch tokens() {
        return new TokenSearch(List.of(TokenSource.environmentVariable("VARIABLE", () -> token)));
    }

    private ChannelSettings channel() {
        return new ChannelSettings(
                "spnw",
                fake.apiUrl(),
                new TransferLimits(4, 0, Duration.ZERO, Duration.ofSeconds(20)),
                InsecureHttp.LOOPBACK_ONLY);
    }

    /** Publishes without waiting for anything that only informs. */
    private PublishResult publish(PublishMode mode, SetRules rules) {
        Wheel wheel = WheelReader.read(WheelBuilder.wheel("demo", "1.0").buildIn(directory));
        fake.distribution("spnw", "demo", "1.0", "demo-1.0-cp312-none-any.whl", new byte[] {1}, "main");
        PublishRequest request = new PublishRequest(
                channel(),
                List.of("main"),
                OnConflict.REPLACE,
                mode,
                PublishRequest.IfNothingNew.WARN,
                Optional.empty(),
                rules,
                Checks.RULES,
                tokens(),
                List.of(new WheelSet(List.of(wheel), List.of(), WheelSet.IfEmpty.FAIL, List.of())),
                Upkeep.NONE);
        return new PublishService(
                        new ChannelFactory(List.of(new LocalKind(CLOCK))), CLOCK, (answer, most) -> waits.add(most))
                .run(request, new RecordingListener());
    }

    @Test
    void whatOnlyInformsIsWaitedForInSecondsAndThenGivenUp() {
        fake.staysSilent(Endpoint.PACKAGE_GET, Endpoint.USER_ORGANIZATIONS);
        PublishResult result = publish(PublishMode.PUBLISH, SetRules.none());
        assertThat(result.failure()).isEmpty();
        assertThat(fake.releases("spnw", "demo")).containsExactly("1.0");
        assertThat(fake.distributions("spnw", "demo", "1.0")).hasSize(2);
        assertThat(waits).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(2));
        assertThat(result.history()).isEmpty();
        assertThat(result.warnings())
                .contains("what the channel has of demo could not be read for the report: The answer was not waited"
                        + " for.");
    }

    @ParameterizedTest
    @EnumSource(names = {"IGNORE", "WARN"})
    void whatDecidesNothingIsNotWaitedForToTheEnd(MissingPlatforms missing) {
        publish(PublishMode.PUBLISH, new SetRules(List.of(), OnSeveralVersions.ALL, missing));
        assertThat(waits.get(0)).isEqualTo(Publication.FOR_HISTORY);
    }

    @Test
    void whatDecidesWhetherAnythingIsSentIsWaitedForToTheEnd() {
        publish(PublishMode.PUBLISH, new SetRules(List.of(), OnSeveralVersions.ALL, MissingPlatforms.FAIL));
        publish(PublishMode.DRY_RUN, SetRules.none());
        assertThat(waits).containsExactly(Publication.TO_THE_END, Publication.FOR_HINTS, Publication.TO_THE_END);
    }

    private AccessReport checkAccess(PublishMode mode) {
        AccessRequest request = new AccessRequest(channel(), mode, Checks.RULES, tokens(), List.of());
        return new AccessService(new ChannelFactory(List.of(new LocalKind(CLOCK))), CLOCK)
                .run(request, new RecordingListener());
    }

    @ParameterizedTest
    @ValueSource(strings = {"${env.NIGHTLY}", "$(NIGHTLY)", "%NIGHTLY%", "***", "null"})
    void nothingIsAskedWithATokenThatTheCiDidNotFillIn(String text) {
        token = Optional.of(text);
        PublishResult result = publish(PublishMode.PUBLISH, SetRules.none());
        assertThat(result.failure().orElseThrow().failure()).isInstanceOf(TokenSourceFailure.Unresolved.class);
        AccessReport report = checkAccess(PublishMode.PUBLISH);
        assertThat(report.failures(Verdict.PROBLEM)).singleElement().isInstanceOf(TokenSourceFailure.Unresolved.class);
        assertThat(report.answers(Verdict.UNKNOWN))
                .singleElement()
                .extracting(AccessAnswer::sentence)
                .isEqualTo("not asked, because the token was not filled in");
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void aDryRunNeedsNoTokenThatTheCiDidNotFillIn() {
        token = Optional.of("$(NIGHTLY)");
        assertThat(publish(PublishMode.DRY_RUN, SetRules.none()).failure()).isEmpty();
        assertThat(checkAccess(PublishMode.DRY_RUN).failures(Verdict.PROBLEM)).isEmpty();
    }

    @Test
    void aWrongPathIsNoMissingOrganizationWithoutATokenEither() {
        fake.alwaysAnswers(Endpoint.ACCOUNT, Answer.error(404, "not found"))
                .alwaysAnswers(Endpoint.USER, Answer.error(404, "not found"));
        assertThat(failureOfADryRun()).isInstanceOf(TransferFailure.NotTheApi.class);
    }

    @Test
    void anOrganizationThatIsMissingIsToldWithoutATokenToo() {
        fake.alwaysAnswers(Endpoint.ACCOUNT, Answer.error(404, "\"spnw\" could not be found"));
        assertThat(failureOfADryRun()).isInstanceOf(AccessFailure.OrganizationNotFound.class);
    }

    private Failure failureOfADryRun() {
        return publish(PublishMode.DRY_RUN, SetRules.none())
                .failure()
                .orElseThrow()
                .failure();
    }
}
