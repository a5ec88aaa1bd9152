package io.github.nightlywheels.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nightlywheels.access.AccessRules;
import io.github.nightlywheels.access.Checks;
import io.github.nightlywheels.access.FoundToken;
import io.github.nightlywheels.channel.AccessInspector;
import io.github.nightlywheels.channel.SilentListener;
import io.github.nightlywheels.channel.anaconda.AnacondaChannel;
import io.github.nightlywheels.channel.anaconda.LocalChannel;
import io.github.nightlywheels.engine.OnConflict;
import io.github.nightlywheels.engine.Plan;
import io.github.nightlywheels.engine.Publication;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TokenFailure;
import io.github.nightlywheels.failure.TokenOrigin;
import io.github.nightlywheels.failure.TokenWarning;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.FakeAnaconda;
import io.github.nightlywheels.fake.RecordedRequest;
import io.github.nightlywheels.report.Logbook;
import io.github.nightlywheels.report.ci.Announcement;
import io.github.nightlywheels.report.ci.GitHubActions;
import io.github.nightlywheels.report.model.ChannelInfo;
import io.github.nightlywheels.report.model.PublishReport;
import io.github.nightlywheels.token.Token;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The check as the first step of a publication. */
class PreflightCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String TOKEN = "jd-0123456789abcdef";
    private static final String SOURCE = "the test";

    @TempDir
    Path directory = Path.of("");

    @AutoClose
    private final FakeAnaconda fake =
            FakeAnaconda.withWriter("jdoe", TOKEN, "spnw", "demo").follows(CLOCK);

    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final RecordingLog log = new RecordingLog(false);
    private final Logbook logbook = new Logbook(
            ChannelInfo.of("spnw", "https://localhost"),
            List.of("main"),
            PublishReport.Mode.PUBLISH,
            new MavenParameterNames());
    private AccessRules rules = Checks.RULES;

    @BeforeEach
    void isNotAlone() {
        fake.group("spnw", "demo").member("second");
    }

    private Path json() {
        return directory.resolve("nightly-wheels/access.json");
    }

    private GitHubActions actions() {
        return new GitHubActions(
                new PrintStream(stdout, true, StandardCharsets.UTF_8), Map.of("GITHUB_ACTIONS", "true"));
    }

    private void announce() throws IOException {
        new Announcement(actions()).announce(logbook.report(), NOW);
    }

    private Summary publish() {
        logbook.token(SOURCE);
        PreflightCheck access = new PreflightCheck(rules, CLOCK, new AccessOutput(log, json(), actions()));
        FoundToken found = new FoundToken(Optional.of(Token.of(TOKEN, SOURCE)), Optional.empty(), Optional.empty());
        ChannelSettings settings = new ChannelSettings("spnw", fake.apiUrl(), "id", "VARIABLE", 8, 8, 600, 20, false);
        try (AnacondaChannel channel =
                new LocalChannel("spnw", found.token()).clock(CLOCK).open(fake.apiUrl())) {
            Publication publication = new Publication(channel, List.of("main"), OnConflict.REPLACE);
            AccessInspector probe = channel.probe(List.of(new ProjectName("demo")));
            Plan plan = publication.plan(
                    List.of(WheelReader.read(
                            WheelBuilder.wheel("demo", "1.0.dev1").buildIn(directory))),
                    () -> access.admit(settings, found, probe.essentials(), logbook));
            Summary summary = publication.publish(plan, new SilentListener());
            access.hint(settings, found, probe.all(), logbook);
            return summary;
        }
    }

    private Failure refusal() {
        Failure failure =
                catchThrowableOfType(FailureException.class, this::publish).failure();
        assertThat(fake.writes()).isEmpty();
        return failure;
    }

    /** The first line of each warning: the others are indented, and all have their level. */
    private List<String> warnings() {
        assertThat(log.lines()).allMatch(line -> line.startsWith("WARN "));
        return log.lines().stream().filter(line -> !line.startsWith("WARN   ")).toList();
    }

    @Test
    void anEndInSixDaysIsSaidEverywhereAndTheUploadGoesThrough() throws Exception {
        fake.token(TOKEN).expires(NOW.plus(Duration.ofDays(6)));
        assertThat(publish().failure()).isEmpty();
        assertThat(fake.releases("spnw", "demo")).containsExactly("1.0.dev1");
        assertThat(warnings()).singleElement().asString().startsWith("WARN The token expires on 2026-11-28, in 6 days");
        assertThat(Files.readString(json()))
                .contains("token-expires-soon", "in 6 days")
                .doesNotContain(TOKEN);
        announce();
        assertThat(stdout.toString(StandardCharsets.UTF_8))
                .startsWith("::warning title=nightly wheels::The token expires on 2026-11-28, in 6 days");
        assertThat(logbook.report().token().flatMap(note -> note.daysLeft(NOW))).contains(6L);
    }

    @Test
    void aGoodTokenIsNotTalkedAbout() {
        assertThat(publish().failure()).isEmpty();
        assertThat(log.lines()).isEmpty();
        assertThat(stdout.size()).isZero();
    }

    @Test
    void whatCouldNotBeToldIsNotTalkedAbout() {
        fake.bareAuthentication();
        assertThat(publish().failure()).isEmpty();
        fake.html(Endpoint.AUTHENTICATION, 3, 502);
        assertThat(publish().failure()).isEmpty();
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void everyQuestionOfTheCheckIsAskedOnceAndWhatMayStopItBeforeTheFirstWrite() {
        publish();
        assertThat(fake.requests().stream()
                        .takeWhile(request -> !request.write())
                        .map(RecordedRequest::path))
                .containsExactlyInAnyOrder(
                        "/user",
                        "/authentication",
                        "/user/spnw",
                        "/user/orgs",
                        "/package/spnw/demo",
                        "/group/spnw/demo",
                        "/release/spnw/demo/1.0.dev1");
        assertThat(fake.requests().stream()
                        .dropWhile(request -> request.endpoint() != Endpoint.COMMIT)
                        .skip(2) // the commit, and the reading of what it did
                        .map(RecordedRequest::path))
                .containsExactly("/group/spnw/demo/members", "/group/spnw/demo/packages");
    }

    @Test
    void whatIsOnlySuspectedIsSaidAndTheUploadGoesThrough() throws IOException {
        fake.group("spnw", "demo").permission("read");
        fake.group("spnw", "writers").permission("write").member("jdoe").project("demo");
        assertThat(publish().failure()).isEmpty();
        assertThat(warnings())
                .singleElement()
                .asString()
                .startsWith("WARN The group demo of spnw")
                .contains("permission \"read\"");
        assertThat(Files.readString(json())).contains("powerless-group");
    }

    @Test
    void anOrganizationThatIsNotThereStopsIt() {
        fake.alwaysAnswers(Endpoint.ACCOUNT, Answer.error(404, "\"spnw\" could not be found"));
        assertThat(refusal()).isInstanceOf(AccessFailure.OrganizationNotFound.class);
    }

    @Test
    void theServersWordsOfTheEndAreSaidOnce() {
        fake.warnsAboutToken("expires in 9 days");
        assertThat(publish().failure()).isEmpty();
        assertThat(warnings()).singleElement().asString().contains("expires in 9 days");
        assertThat(logbook.report().warnings()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"api:write", "pypi:upload"})
    void aMissingScopeStopsItBeforeTheFirstWrite(String missing) {
        fake.token(TOKEN)
                .scopes(List.of("api:read", "api:write", "pypi:upload").stream()
                        .filter(scope -> !scope.equals(missing))
                        .toArray(String[]::new));
        assertThat(refusal())
                .isInstanceOfSatisfying(
                        TokenFailure.WrongScope.class,
                        failure -> assertThat(failure.scopes()).containsExactly(missing));
    }

    @Test
    void aMissingScopeThatAnotherImpliesStopsNothing() {
        fake.token(TOKEN).scopes("api:write", "pypi:upload");
        assertThat(publish().failure()).isEmpty();
        assertThat(warnings()).singleElement().asString().contains("api:read");
    }

    @Test
    void anExpiredTokenStopsIt() {
        fake.token(TOKEN).expires(NOW);
        assertThat(refusal()).isInstanceOf(TokenFailure.Expired.class);
    }

    @Test
    void anOrganizationsTokenStopsItUnlessAllowed() {
        fake.token(TOKEN).of("spnw");
        assertThat(refusal())
                .isEqualTo(new TokenWarning.OrganizationToken(new TokenOrigin(SOURCE, Optional.of("spnw")), "spnw"));
        rules = Checks.allowingOrganizationTokens(rules);
        assertThat(publish().failure()).isEmpty();
        assertThat(warnings()).singleElement().asString().startsWith("WARN The token is one of the organization");
    }

    @Test
    void aReadOnlyServerStopsIt() {
        fake.readOnly();
        assertThat(refusal()).isEqualTo(new ChannelFailure.ReadOnly("X-Anaconda-Read-Only"));
    }
}
