package io.github.nightlywheels.engine;

import static io.github.nightlywheels.engine.PruneRun.CLOCK;
import static io.github.nightlywheels.engine.PruneRun.OWNER;
import static io.github.nightlywheels.engine.PruneRun.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.access.Checks;
import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.anaconda.LocalKind;
import io.github.nightlywheels.channel.directory.DirectoryKind;
import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.ChannelState;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.failure.UpkeepFailure;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.frontend.ConsoleListener;
import io.github.nightlywheels.frontend.RecordingConsole;
import io.github.nightlywheels.frontend.ReportOutput;
import io.github.nightlywheels.prune.RetentionPolicy;
import io.github.nightlywheels.report.Schema;
import io.github.nightlywheels.report.ci.GitHubActions;
import io.github.nightlywheels.report.json.ReportJson;
import io.github.nightlywheels.report.model.BuildInfo;
import io.github.nightlywheels.report.model.Headline;
import io.github.nightlywheels.report.model.PruneOutcome;
import io.github.nightlywheels.report.model.PruneReport;
import io.github.nightlywheels.report.model.ResultReport;
import io.github.nightlywheels.report.model.RunReport;
import io.github.nightlywheels.report.model.Severity;
import io.github.nightlywheels.token.TokenSearch;
import io.github.nightlywheels.token.TokenSource;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a publication does to keep its channel small. */
class ChannelUpkeepTest {
    private static final Answer NOT_ALLOWED = Answer.error(401, "Not authorized to perform this action");

    @TempDir
    Path directory = Path.of("");

    @AutoClose
    private final PruneRun run = new PruneRun("demo");

    private long size;
    private PublishMode mode = PublishMode.PUBLISH;
    private PublishRequest.IfNothingNew ifNothingNew = PublishRequest.IfNothingNew.WARN;
    private Set<String> beside = Set.of();
    private EngineListener hears = run.listener;

    @BeforeEach
    void hasThreeVersions() {
        run.fake.group(OWNER, "demo").member("second");
        run.wheels("demo", 3);
        size = wheel().digests().size();
    }

    private Wheel wheel() {
        return wheel(9);
    }

    private Wheel wheel(int number) {
        return WheelReader.read(WheelBuilder.wheel("demo", "1.0.dev" + number).buildIn(directory));
    }

    private static Optional<PruneSettings> keeping(int versions, int maxRemovals) {
        return Optional.of(new PruneSettings(
                RetentionPolicy.of(OptionalInt.of(versions), OptionalInt.empty(), Set.of("main")),
                maxRemovals,
                PruneSettings.SharedChannels.REFUSED));
    }

    private PublishResult publish(Optional<PruneSettings> prune, OptionalLong quota) {
        return publish(wheel(), PruneRun.settings(run.owner, run.fake.apiUrl()), prune, quota);
    }

    private PublishResult publish(
            Wheel wheel, ChannelSettings channel, Optional<PruneSettings> prune, OptionalLong quota) {
        TokenSearch tokens =
                new TokenSearch(List.of(TokenSource.environmentVariable("VARIABLE", () -> Optional.of(TOKEN))));
        return new PublishService(new ChannelFactory(List.of(new DirectoryKind(), new LocalKind(CLOCK))), CLOCK)
                .run(
                        new PublishRequest(
                                channel,
                                List.of("main"),
                                OnConflict.REPLACE,
                                mode,
                                ifNothingNew,
                                Optional.empty(),
                                SetRules.none(),
                                Checks.RULES,
                                tokens,
                                List.of(new WheelSet(List.of(wheel), List.of(), WheelSet.IfEmpty.FAIL, List.of())),
                                new Upkeep(prune, quota).beside(beside)),
                        hears);
    }

    @Test
    void prunesWhenEverythingHasBeenPublished() {
        PublishResult result = publish(keeping(2, 200), OptionalLong.empty());
        assertThat(result.failure()).isEmpty();
        assertThat(run.versions("demo")).containsExactly("1.0.dev3", "1.0.dev9");
        assertThat(result.prunes())
                .singleElement()
                .satisfies(prune -> assertThat(PruneRun.filesRemoved(prune)).isEqualTo(2));
    }

    /** Puts three versions into a directory, and returns it as a channel. */
    private ChannelSettings directoryWithThreeVersions() {
        ChannelSettings channel =
                PruneRun.settings(OWNER, directory.resolve("channel").toUri().toString());
        for (int number = 1; number <= 3; number++) {
            PublishResult result = publish(wheel(number), channel, Optional.empty(), OptionalLong.empty());
            assertThat(result.failure()).isEmpty();
        }
        return channel;
    }

    /** When each file of the directory was written. */
    private Map<String, FileTime> written() throws IOException {
        Map<String, FileTime> times = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory.resolve("channel"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                times.put(file.getFileName().toString(), Files.getLastModifiedTime(file));
            }
        }
        return times;
    }

    @Test
    void prunesADirectoryWhenEverythingHasBeenPublished() throws IOException {
        ChannelSettings channel = directoryWithThreeVersions();
        PublishResult result = publish(wheel(), channel, keeping(2, 200), OptionalLong.empty());
        assertThat(result.failure()).isEmpty();
        assertThat(result.prunes())
                .singleElement()
                .satisfies(prune -> assertThat(PruneRun.filesRemoved(prune)).isEqualTo(2));
        assertThat(written().keySet())
                .filteredOn(name -> name.endsWith(".whl"))
                .containsExactly(PruneRun.name("demo", 3), PruneRun.name("demo", 9));
    }

    @Test
    void writesNothingIntoADirectoryThatWouldTakeMoreThanItMay() throws IOException {
        ChannelSettings channel = directoryWithThreeVersions();
        Map<String, FileTime> before = written();
        long there = 0;
        for (int number = 1; number <= 3; number++) {
            there += wheel(number).digests().size();
        }
        PublishResult result = publish(wheel(), channel, Optional.empty(), OptionalLong.of(there + size - 1));
        assertThat(result.failure().orElseThrow().failure())
                .isEqualTo(new UpkeepFailure.QuotaWouldBeExceeded(
                        OWNER, there, size, there + size - 1, OptionalLong.empty(), Optional.empty()));
        assertThat(written()).isEqualTo(before);
        assertThat(publish(wheel(), channel, Optional.empty(), OptionalLong.of(there + size))
                        .failure())
                .isEmpty();
    }

    @Test
    void refusesToPruneTheChannelThatItsOwnersPruneBeforeItSendsAnything() {
        run.owner = AccessFailure.SCIENTIFIC_PYTHON;
        PublishResult result = publish(keeping(2, 200), OptionalLong.empty());
        assertThat(result.failure().orElseThrow().failure().code()).isEqualTo("shared-channel");
        assertThat(run.fake.requests()).isEmpty();
    }

    @Test
    void leavesWhatOtherPublicationsOfTheBuildHavePutThere() {
        beside = Set.of(PruneRun.name("demo", 1));
        assertThat(publish(keeping(1, 200), OptionalLong.empty()).failure()).isEmpty();
        assertThat(run.versions("demo")).containsExactly("1.0.dev1", "1.0.dev9");
    }

    @Test
    void prunesNothingAfterAPublicationThatFailed() {
        run.fake.alwaysAnswers(Endpoint.STAGE, Answer.error(402, "Storage requirements exceeded (1 bytes)."));
        PublishResult result = publish(keeping(1, 200), OptionalLong.empty());
        assertThat(result.failure()).isPresent();
        assertThat(run.versions("demo")).contains("1.0.dev1", "1.0.dev2", "1.0.dev3");
    }

    /** Neither when it is over, nor to make room for what is not sent. */
    @Test
    void prunesNothingWhereARunFailsBecauseNothingIsNew() {
        publish(Optional.empty(), OptionalLong.empty());
        ifNothingNew = PublishRequest.IfNothingNew.FAIL;
        for (OptionalLong quota : List.of(OptionalLong.empty(), OptionalLong.of(size))) {
            PublishResult result = publish(keeping(1, 200), quota);
            assertThat(result.failure().orElseThrow().failure()).isEqualTo(new RunFailure.NothingNew(1));
            assertThat(result.prunes()).isEmpty();
        }
        assertThat(run.versions("demo")).containsExactly("1.0.dev1", "1.0.dev2", "1.0.dev3", "1.0.dev9");
    }

    @Test
    void prunesOnceWhereNothingIsNewAndThatIsNoFailure() {
        publish(Optional.empty(), OptionalLong.empty());
        PublishResult result = publish(keeping(1, 200), OptionalLong.of(size));
        assertThat(result.failure()).isEmpty();
        assertThat(result.warnings()).contains(new RunFailure.NothingNew(1).problem());
        assertThat(result.prunes()).hasSize(1);
        assertThat(run.versions("demo")).containsExactly("1.0.dev9");
    }

    /** The report of the run, in which the publication is a good one and the pruning failed. */
    private RunReport assertGoodButNotPruned(PublishResult result, String code) {
        assertThat(result.failure()).isEmpty();
        assertThat(result.warnings()).isEmpty();
        assertThat(run.versions("demo")).contains("1.0.dev9");
        assertThat(run.listener.concerns()).extracting(Failure::code).containsExactly(code);
        RunReport report = new RunReport(
                PruneRun.NOW,
                "0.1.0",
                BuildInfo.of(Map.of()),
                List.of(ResultReport.of(result, ParameterNames.PLAIN, Optional.empty())),
                Optional.empty(),
                result.prunes().stream()
                        .map(prune -> PruneReport.of(prune, PruneReport.Trigger.PUBLICATION, ParameterNames.PLAIN))
                        .toList());
        Schema.REPORT.accepts(ReportJson.bytes(report));
        assertThat(report.isSuccess()).isTrue();
        assertThat(Headline.of(report.reports().get(0)).severity()).isEqualTo(Severity.OK);
        assertThat(report.prunes()).singleElement().satisfies(prune -> {
            assertThat(prune.outcome()).isEqualTo(PruneOutcome.FAILED);
            assertThat(prune.failure().orElseThrow().code()).isEqualTo(code);
            assertThat(prune.severity()).isEqualTo(Severity.WARNING);
            assertThat(prune.title()).isEqualTo("Pruning acme failed: nothing was removed");
        });
        return report;
    }

    @Test
    void aPruneThatWouldRemoveTooMuchLeavesThePublicationGood() {
        assertGoodButNotPruned(publish(keeping(2, 1), OptionalLong.empty()), "too-many-removals");
        assertThat(run.versions("demo")).hasSize(4);
    }

    @Test
    void aPruneWhoseDeletionsAreRefusedLeavesThePublicationGood() {
        run.fake.alwaysAnswers(Endpoint.DIST_DELETE, NOT_ALLOWED);
        RunReport report = assertGoodButNotPruned(publish(keeping(2, 200), OptionalLong.empty()), "removals-failed");
        assertThat(report.prunes().get(0).removed())
                .extracting(PruneReport.RemovedFile::outcome)
                .containsExactly("failed", "not-tried");
    }

    @Test
    void aPruneThatCannotReadTheProjectLeavesThePublicationGood() {
        run.fake.after(
                Endpoint.COMMIT, () -> run.fake.alwaysAnswers(Endpoint.PACKAGE_GET, Answer.error(403, "not now")));
        assertGoodButNotPruned(publish(keeping(2, 200), OptionalLong.empty()), "not-authorized");
    }

    /** The page calls the publication good and the pruning a warning, and GitHub shows no error. */
    @Test
    void isShownAsAWarningEverywhere() throws IOException {
        RunReport report = assertGoodButNotPruned(publish(keeping(2, 1), OptionalLong.empty()), "too-many-removals");
        Path summary = directory.resolve("summary.md");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GitHubActions actions = new GitHubActions(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()));
        ReportOutput output = new ReportOutput(directory, BuildInfo.of(Map.of()), new RecordingConsole(false), actions);
        output.show(PruneRun.NOW, report.prunes().get(0), report.reports(), report.prunes());
        output.write(PruneRun.NOW, report.reports(), report.prunes(), report.reports());
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("::warning title=nightly wheels%3A too-many-removals::")
                .doesNotContain("::error");
        assertThat(summary).content().contains("\u26a0 Pruning acme failed", "**too\\-many\\-removals**");
        assertThat(directory.resolve("report.html"))
                .content()
                .contains("Not pruned, or not all: too-many-removals")
                .doesNotContain("Failed:", "class=\"error\"", "class=\"problem\"");
        assertThat(directory.resolve("report.json"))
                .content()
                .contains("\"success\" : true", "\"trigger\" : \"publication\"", "\"outcome\" : \"failed\"");
    }

    @Test
    void saysWhyPruningFirstDidNotHelp() {
        PublishResult result = publish(keeping(2, 0), OptionalLong.of(200 + size));
        assertThat(result.failure().orElseThrow().failure().problem())
                .endsWith(
                        "Pruning by the given rule failed: The rule would remove 1 file from acme, which is more than 0.");
        assertThat(run.fake.writes()).isEmpty();
        run.fake.alwaysAnswers(Endpoint.DIST_DELETE, NOT_ALLOWED);
        assertThat(publish(keeping(2, 200), OptionalLong.of(200 + size))
                        .failure()
                        .orElseThrow()
                        .failure()
                        .problem())
                .contains("Pruning by the given rule failed: 1 file could not be removed from acme");
        assertThat(run.fake.count(Endpoint.STAGE)).isZero();
    }

    /** The first file goes, and the second may not. */
    private void refusesTheSecondDeletion() {
        run.fake.after(Endpoint.DIST_DELETE, () -> run.fake.alwaysAnswers(Endpoint.DIST_DELETE, NOT_ALLOWED));
    }

    @Test
    void whatWasRemovedInVainForTheRoomIsSaid() {
        refusesTheSecondDeletion();
        PublishResult result = publish(keeping(1, 200), OptionalLong.of(100 + size));
        FailureException failure = result.failure().orElseThrow();
        assertThat(failure.failure().code()).isEqualTo("quota-would-be-exceeded");
        assertThat(failure.state().lines()).containsExactly("removed: " + PruneRun.name("demo", 1));
        assertThat(result.state()).isEqualTo(failure.state());
        assertThat(run.versions("demo")).containsExactly("1.0.dev2", "1.0.dev3");
    }

    @Test
    void whatMayBeRemovedInVainForTheRoomIsSaid() {
        run.fake.alwaysAnswers(Endpoint.DIST_DELETE, Answer.error(403, "something is odd"));
        PublishResult result = publish(keeping(2, 200), OptionalLong.of(200 + size));
        FailureException failure = result.failure().orElseThrow();
        assertThat(failure.failure().problem())
                .contains("Pruning by the given rule failed: Whether 1 file is gone from acme is not known");
        assertThat(failure.state().lines()).containsExactly("not known: " + PruneRun.name("demo", 1));
    }

    @Test
    void whatWasRemovedForUploadsThatFailIsSaid() {
        run.fake.alwaysAnswers(Endpoint.STAGE, Answer.error(402, "Storage requirements exceeded (1 bytes)."));
        PublishResult result = publish(keeping(2, 200), OptionalLong.of(200 + size));
        assertThat(result.failure().orElseThrow().state().removed()).containsExactly(PruneRun.name("demo", 1));
        assertThat(run.versions("demo")).doesNotContain("1.0.dev1");
    }

    @Test
    void whatWasRemovedIsSaidIfTheRunIsStoppedInThePruning() {
        List<ChannelState> seen = new ArrayList<>();
        ConsoleListener listener = new ConsoleListener(
                new RecordingConsole(false),
                ParameterNames.PLAIN,
                exchange -> {},
                new GitHubActions(
                        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), Map.of()));
        run.fake.before(Endpoint.DIST_DELETE, () -> {});
        run.fake.before(
                Endpoint.DIST_DELETE,
                () -> seen.add(listener.soFar(List.of("main"), PublishMode.PUBLISH)
                        .flatMap(PublishResult::failure)
                        .orElseThrow()
                        .state()));
        hears = listener;
        assertThat(publish(keeping(2, 200), OptionalLong.empty()).failure()).isEmpty();
        assertThat(seen)
                .singleElement()
                .satisfies(state -> assertThat(state.lines())
                        .contains("not known: " + PruneRun.name("demo", 2), "removed: " + PruneRun.name("demo", 1)));
    }

    @Test
    void whatAnotherJobHasRemovedMeanwhileMakesRoomToo() {
        run.fake.before(Endpoint.DIST_GET, () -> run.fake.deletes(OWNER, "demo", "1.0.dev1", PruneRun.name("demo", 1)));
        PublishResult result = publish(keeping(2, 200), OptionalLong.of(200 + size));
        assertThat(result.failure()).isEmpty();
        assertThat(run.versions("demo")).containsExactly("1.0.dev3", "1.0.dev9");
    }

    /** The header comes after the checks, and before the first write. */
    @Test
    void whereTheServerSaysLateThatItTakesNoWritesNothingWasAttempted() {
        run.fake.before(Endpoint.PACKAGE_GET, run.fake::readOnly);
        PublishResult result = publish(Optional.empty(), OptionalLong.empty());
        FailureException failure = result.failure().orElseThrow();
        assertThat(failure.failure()).isEqualTo(new ChannelFailure.ReadOnly("X-Anaconda-Read-Only"));
        assertThat(failure.state().nothingWasChanged()).isTrue();
        assertThat(result.state()).isEqualTo(failure.state());
        assertThat(result.wheels())
                .singleElement()
                .satisfies(wheel -> assertThat(wheel.outcome()).isEmpty());
        assertThat(run.fake.writes()).isEmpty();
    }

    @Test
    void aDryRunFailsWhereTheRunWould() {
        mode = PublishMode.DRY_RUN;
        assertThat(publish(keeping(2, 200), OptionalLong.of(200 + size)).failure())
                .isEmpty();
        assertThat(publish(keeping(2, 0), OptionalLong.of(200 + size)).failure())
                .isPresent();
        assertThat(publish(Optional.empty(), OptionalLong.of(299)).failure()).isPresent();
        assertThat(run.fake.writes()).isEmpty();
    }

    @Test
    void failsBeforeTheFirstByteIfTheRunWouldTakeMoreThanItMay() {
        PublishResult result = publish(Optional.empty(), OptionalLong.of(300 + size - 1));
        assertThat(result.failure().orElseThrow().failure())
                .isEqualTo(new UpkeepFailure.QuotaWouldBeExceeded(
                        OWNER, 300, size, 300 + size - 1, OptionalLong.empty(), Optional.empty()));
        assertThat(run.fake.writes()).isEmpty();
        assertThat(publish(Optional.empty(), OptionalLong.of(300 + size)).failure())
                .isEmpty();
    }

    @Test
    void saysThatTheQuotaIsNotSureWhereSizesAreNotTold() {
        run.fake.omitsAt(Endpoint.PACKAGE_GET, "files[].size");
        PublishResult result = publish(Optional.empty(), OptionalLong.of(300));
        assertThat(result.warnings())
                .contains(
                        "the channel does not tell the size of 3 files, so that the quota may be exceeded all the same");
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
                .isEqualTo(new UpkeepFailure.QuotaWouldBeExceeded(
                        OWNER, 300, size, 199 + size, OptionalLong.of(100), Optional.empty()));
        assertThat(run.fake.writes()).isEmpty();
    }
}
