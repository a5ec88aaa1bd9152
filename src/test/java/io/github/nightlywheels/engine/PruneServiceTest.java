package io.github.nightlywheels.engine;

import static io.github.nightlywheels.engine.PruneRun.OWNER;
import static io.github.nightlywheels.engine.PruneRun.name;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.channel.Channel;
import io.github.nightlywheels.channel.ChannelKind;
import io.github.nightlywheels.channel.ChannelTrait;
import io.github.nightlywheels.channel.DeletableChannel;
import io.github.nightlywheels.channel.RemovalOutcome;
import io.github.nightlywheels.channel.anaconda.LocalKind;
import io.github.nightlywheels.channel.directory.DirectoryKind;
import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.failure.UpkeepFailure;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.prune.RetentionPolicy;
import io.github.nightlywheels.report.model.PruneReport;
import io.github.nightlywheels.retry.TestClock;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PruneServiceTest {
    @TempDir
    Path directory = Path.of("");

    @AutoClose
    private final PruneRun run = new PruneRun("demo", "other");

    private static List<RemovalOutcome> outcomes(PruneResult result) {
        return result.projects().stream()
                .flatMap(project -> project.results().stream())
                .map(one -> one.outcome())
                .toList();
    }

    @Test
    void listsWithoutATokenWhatWouldGo() {
        run.token = Optional.empty();
        PruneResult result = run.wheels("demo", 4).lists();
        assertThat(result.failure()).isEmpty();
        assertThat(result.filesToRemove()).isEqualTo(2);
        assertThat(result.bytesToRemove()).isEqualTo(200);
        assertThat(run.fake.requests())
                .hasSize(3)
                .allMatch(request -> request.method().equals("GET"));
        assertThat(result.needsToken()).isTrue();
        PruneReport report = PruneRun.report(result);
        assertThat(report.removed().stream().map(PruneReport.RemovedFile::outcome))
                .containsOnly("would-remove");
        assertThat(report.kept()).hasSize(2);
        assertThat(report.title()).isEqualTo("Would remove 2 files, 200 B, from acme");
    }

    @Test
    void removesWhatTheRuleDoesNotKeepTheOldestFirst() {
        PruneResult result = run.wheels("demo", 4).wheels("other", 3).removes();
        assertThat(result.failure()).isEmpty();
        assertThat(run.versions("demo")).containsExactly("1.0.dev3", "1.0.dev4");
        assertThat(run.versions("other")).containsExactly("1.0.dev2", "1.0.dev3");
        assertThat(PruneRun.filesRemoved(result)).isEqualTo(3);
        assertThat(result.bytesFreed()).isEqualTo(300);
        assertThat(run.fake.requests().stream()
                        .filter(request -> request.endpoint() == Endpoint.DIST_DELETE)
                        .filter(request -> request.filename().startsWith("demo"))
                        .map(request -> request.filename()))
                .containsExactly(name("demo", 1), name("demo", 2));
        assertThat(run.fake.count(Endpoint.PACKAGE_GET))
                .as("each project twice")
                .isEqualTo(4);
        assertThat(run.fake.violations()).isEmpty();
        PruneReport report = PruneRun.report(result);
        assertThat(report.count("removed")).isEqualTo(3);
        assertThat(report.freedBytes()).isEqualTo(300);
        assertThat(run.removes().filesToRemove()).as("nothing is left to do").isZero();
    }

    @Test
    void saysThatANamedProjectIsNotThere() {
        run.projects = ProjectSelection.of(List.of(new ProjectName("dmeo"), new ProjectName("demo")));
        PruneResult result = run.wheels("demo", 2).lists();
        assertThat(result.warnings()).containsExactly("acme has no project dmeo");
        assertThat(PruneRun.report(result).title()).isEqualTo("Would remove nothing from acme");
        assertThat(PruneRun.report(run.removes()).title()).isEqualTo("Removed nothing from acme");
    }

    @Test
    void removesOnlyWithAToken() {
        run.token = Optional.empty();
        run.wheels("demo", 4);
        assertThatThrownBy(run::removes)
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo("token-missing"));
        assertThat(run.fake.requests()).isEmpty();
    }

    @Test
    void removesNothingIfMoreWouldGoThanMay() {
        run.maxRemovals = 1;
        run.projects = ProjectSelection.of(List.of(new ProjectName("demo")));
        run.wheels("demo", 4);
        assertThat(run.lists().warnings())
                .containsExactly("The rule would remove 2 files from acme, which is more than 1.");
        PruneResult result = run.removes();
        assertThat(result.failure().orElseThrow().failure()).isEqualTo(new UpkeepFailure.TooManyRemovals(OWNER, 2, 1));
        assertThat(run.fake.writes()).isEmpty();
        assertThat(PruneRun.report(result).removed().stream().map(PruneReport.RemovedFile::outcome))
                .containsOnly("not-tried");
        run.maxRemovals = 2;
        assertThat(run.removes().failure()).isEmpty();
    }

    @Test
    void refusesTheChannelThatItsOwnersPrune() {
        run.owner = AccessFailure.SCIENTIFIC_PYTHON;
        run.fake.organization(run.owner);
        run.wheels("demo", 4);
        assertThatThrownBy(run::lists)
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().problem()).contains("keeps 30 days and 5 versions"));
        assertThat(run.fake.requests()).isEmpty();
        run.shared = PruneSettings.SharedChannels.ALLOWED;
        assertThat(run.lists().filesToRemove()).isEqualTo(2);
    }

    /** Where a field stands, and what it may be instead of what it is. */
    static Stream<Map.Entry<String, Consumer<PruneRun>>> oddAnswers() {
        List<Map.Entry<String, Consumer<PruneRun>>> odd = new ArrayList<>();
        Map<Endpoint, List<String>> fields = Map.of(
                Endpoint.PACKAGE_GET,
                List.of(
                        "name",
                        "full_name",
                        "package_types",
                        "versions",
                        "files",
                        "files[].basename",
                        "files[].version",
                        "files[].upload_time",
                        "files[].size",
                        "files[].md5",
                        "files[].sha256",
                        "files[].labels",
                        "files[].download_url"),
                Endpoint.DIST_GET,
                List.of("basename", "version", "upload_time", "size", "md5", "sha256", "labels", "download_url"),
                Endpoint.PACKAGES,
                List.of("[].name"));
        fields.forEach((endpoint, names) -> names.forEach(field -> {
            boolean mayLack = field.endsWith("sha256");
            if (!mayLack) {
                odd.add(Map.entry(endpoint + " without " + field, run -> run.fake.omitsAt(endpoint, field)));
                odd.add(Map.entry(endpoint + " null " + field, run -> run.fake.says(endpoint, field, null)));
                odd.add(Map.entry(endpoint + " None " + field, run -> run.fake.saysNone(endpoint, field)));
            }
            for (Object other : Arrays.asList(7.5, true, Map.of("a", 1), List.of(7))) {
                odd.add(Map.entry(endpoint + " " + other + " " + field, run -> run.fake.says(endpoint, field, other)));
            }
        }));
        for (String field : List.of("package_types", "versions", "files", "files[].size", "files[].labels")) {
            odd.add(Map.entry(field + " as text", run -> run.fake.says(Endpoint.PACKAGE_GET, field, "odd")));
        }
        odd.add(Map.entry("a looked-up size as text", run -> run.fake.says(Endpoint.DIST_GET, "size", "100")));
        odd.add(Map.entry("looked-up labels as text", run -> run.fake.says(Endpoint.DIST_GET, "labels", "main")));
        for (String body : List.of("[]", "{}", "null", "\"None\"", "7", "")) {
            Answer answer = new Answer(200, Map.of("Content-Type", "application/json"), body);
            odd.add(Map.entry(
                    "the whole list is '" + body + "'", run -> run.fake.alwaysAnswers(Endpoint.PACKAGE_GET, answer)));
            odd.add(Map.entry(
                    "what is looked up is '" + body + "'", run -> run.fake.alwaysAnswers(Endpoint.DIST_GET, answer)));
        }
        for (Endpoint list : List.of(Endpoint.PACKAGE_GET, Endpoint.PACKAGES)) {
            odd.add(Map.entry(
                    list + " in part",
                    run -> run.fake.changesAnswers(list, answer -> new Answer(206, answer.headers(), answer.body()))));
            odd.add(Map.entry(
                    list + " with a link to the next page",
                    run -> run.fake.changesAnswers(list, answer -> answer.with("Link", "<x?page=2>; rel=\"next\""))));
        }
        odd.add(Map.entry("a size as text", run -> run.fake.says(Endpoint.PACKAGE_GET, "files[].size", "100")));
        odd.add(Map.entry("a negative size", run -> run.fake.says(Endpoint.PACKAGE_GET, "files[].size", -1)));
        odd.add(Map.entry("a short sha256", run -> run.fake.says(Endpoint.PACKAGE_GET, "files[].sha256", "abc")));
        odd.add(Map.entry("a short md5", run -> run.fake.says(Endpoint.PACKAGE_GET, "files[].md5", "abc")));
        odd.add(Map.entry("no date", run -> run.fake.says(Endpoint.PACKAGE_GET, "files[].upload_time", "yesterday")));
        odd.add(Map.entry("no version", run -> run.fake.says(Endpoint.PACKAGE_GET, "files[].version", "latest")));
        odd.add(Map.entry(
                "another version", run -> run.fake.says(Endpoint.PACKAGE_GET, "files[].version", "1.0.dev9")));
        odd.add(Map.entry("an empty list", run -> run.fake.says(Endpoint.PACKAGE_GET, "files", List.of())));
        odd.add(Map.entry(
                "a short list",
                run -> run.fake.says(
                        Endpoint.PACKAGE_GET,
                        "versions",
                        List.of("1.0.dev1", "1.0.dev2", "1.0.dev3", "1.0.dev4", "1.0.dev5"))));
        odd.add(Map.entry("a next page", run -> run.fake.says(Endpoint.PACKAGE_GET, "next", "/package?page=2")));
        odd.add(Map.entry("more", run -> run.fake.says(Endpoint.PACKAGE_GET, "has_more", true)));
        odd.add(Map.entry("pagination", run -> run.fake.says(Endpoint.PACKAGE_GET, "pagination", Map.of("page", 1))));
        odd.add(Map.entry("a link to more", run -> run.fake.says(Endpoint.PACKAGE_GET, "links", Map.of("next", "x"))));
        odd.add(Map.entry("a file twice", run -> run.fake.reportsTwice(name("demo", 1))));
        odd.add(Map.entry(
                "two spellings",
                run -> run.fake.distribution(
                        OWNER, "demo", "1.0dev4", "demo-1.0dev4-py2-none-any.whl", new byte[1], "main")));
        return odd.stream();
    }

    @ParameterizedTest
    @MethodSource("oddAnswers")
    void removesNothingOfWhatIsOdd(Map.Entry<String, Consumer<PruneRun>> odd) {
        run.projects = odd.getKey().startsWith("PACKAGES ")
                ? ProjectSelection.all()
                : ProjectSelection.of(List.of(new ProjectName("demo")));
        run.wheels("demo", 4);
        odd.getValue().accept(run);
        Optional<String> said;
        try {
            PruneResult result = run.removes();
            PruneRun.report(result);
            said = result.warnings().stream()
                    .findFirst()
                    .or(() -> result.failure().map(e -> e.failure().problem()));
        } catch (FailureException e) {
            said = Optional.of(e.failure().problem());
        }
        assertThat(run.fake.writes()).isEmpty();
        assertThat(run.fake.distributions(OWNER, "demo", "1.0.dev1")).hasSize(1);
        assertThat(said).as("the reason is said").isPresent();
    }

    @Test
    void aMissingSha256AloneIsNoDoubt() {
        run.fake.omitsAt(Endpoint.PACKAGE_GET, "files[].sha256");
        assertThat(PruneRun.filesRemoved(run.wheels("demo", 3).removes())).isEqualTo(1);
    }

    @Test
    void removesNothingOfAProjectWhoseListChangesBetweenTheReadings() {
        run.wheels("demo", 4).wheels("other", 3);
        run.fake.after(Endpoint.PACKAGE_GET, () -> {});
        run.fake.after(Endpoint.PACKAGE_GET, () -> run.wheel("demo", 5, 100));
        PruneResult result = run.removes();
        assertThat(run.versions("demo")).hasSize(5);
        assertThat(run.versions("other")).hasSize(2);
        assertThat(result.warnings())
                .containsExactly("nothing of demo is removed: the list changed between two readings: " + name("demo", 5)
                        + " is new");
    }

    @Test
    void aStatusThatIsNot200SavesTheProject() {
        run.wheels("demo", 4).wheels("other", 3);
        run.fake.answers(Endpoint.PACKAGE_GET, 1, Answer.error(403, "no"));
        PruneResult result = run.removes();
        assertThat(result.failure()).isEmpty();
        assertThat(result.warnings()).singleElement().asString().contains("could not be read");
        assertThat(run.versions("demo").size() + run.versions("other").size()).isIn(4 + 2, 2 + 3);
    }

    @Test
    void failsIfNoProjectCouldBeRead() {
        run.wheels("demo", 4);
        run.fake.alwaysAnswers(Endpoint.PACKAGE_GET, Answer.error(403, "no"));
        assertThatThrownBy(run::removes).isInstanceOf(FailureException.class);
        assertThat(run.fake.writes()).isEmpty();
    }

    @Test
    void leavesAFileThatIsNoLongerWhatItWas() {
        run.projects = ProjectSelection.of(List.of(new ProjectName("demo")));
        run.wheels("demo", 4);
        run.fake.before(
                Endpoint.DIST_GET,
                () -> run.fake.distribution(
                        OWNER, "demo", "1.0.dev1", name("demo", 1), new byte[7], PruneRun.NOW, "main"));
        PruneResult result = run.removes();
        assertThat(outcomes(result)).containsExactly(RemovalOutcome.CHANGED, RemovalOutcome.REMOVED);
        assertThat(run.versions("demo")).containsExactly("1.0.dev1", "1.0.dev3", "1.0.dev4");
        assertThat(result.warnings()).singleElement().asString().contains("no longer what it was");
    }

    @Test
    void aFileThatIsRelabelledBesideItsDeletionStaysAndIsNotCalledRemoved() {
        run.wheels("demo", 3);
        run.fake
                .failsOnce(Endpoint.DIST_DELETE, 503)
                .before(
                        Endpoint.DIST_DELETE,
                        () -> run.fake.relabels(OWNER, "demo", "1.0.dev1", name("demo", 1), List.of("main", "stable")));
        PruneResult result = run.removes();
        assertThat(outcomes(result)).containsExactly(RemovalOutcome.CHANGED);
        assertThat(result.bytesFreed()).isZero();
        assertThat(run.versions("demo")).contains("1.0.dev1");
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).isEqualTo(1);
    }

    @Test
    void theOrderInWhichLabelsAreToldMeansNothing() {
        run.policy = RetentionPolicy.of(OptionalInt.of(2), OptionalInt.empty(), Set.of("main", "staging"));
        run.wheels("demo", 3);
        for (int night = 1; night <= 3; night++) {
            run.fake.relabels(OWNER, "demo", "1.0.dev" + night, name("demo", night), List.of("main", "staging"));
        }
        run.fake.says(Endpoint.DIST_GET, "labels", List.of("staging", "main"));
        assertThat(outcomes(run.removes())).containsExactly(RemovalOutcome.REMOVED);
    }

    /** The id in the second answer is that of a file that is to stay. */
    @Test
    void removesNoOtherFileByAnIdThatIsNotThePlannedOnes() {
        run.policy = new RetentionPolicy(
                OptionalInt.of(2),
                OptionalInt.empty(),
                RetentionPolicy.Unit.FILE,
                RetentionPolicy.Releases.KEEP,
                Set.of("main"));
        String other = "demo-1.0.dev1-py2-none-any.whl";
        run.wheels("demo", 3);
        run.fake.listsIds().distribution(OWNER, "demo", "1.0.dev1", other, new byte[9], PruneRun.NOW, "other");
        String id = requireNonNull(
                        run.fake.distributions(OWNER, "demo", "1.0.dev1").get(other))
                .id();
        run.fake.says(Endpoint.DIST_GET, "_id", id);
        assertThat(outcomes(run.removes())).containsExactly(RemovalOutcome.REMOVED);
        assertThat(run.fake.distributions(OWNER, "demo", "1.0.dev1")).containsOnlyKeys(other);
    }

    /** Each deletion waits on the wire until that of the other project is there. */
    @Test
    void removesFromTwoProjectsAtOnce() {
        run.wheels("demo", 3).wheels("other", 3);
        CyclicBarrier together = new CyclicBarrier(2);
        AtomicInteger met = new AtomicInteger();
        for (int i = 0; i < 2; i++) {
            run.fake.before(Endpoint.DIST_DELETE, () -> {
                await(together);
                met.incrementAndGet();
            });
        }
        assertThat(outcomes(run.removes())).containsExactly(RemovalOutcome.REMOVED, RemovalOutcome.REMOVED);
        assertThat(met).hasValue(2);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void settlesADeletionWhoseAnswerWasLost() {
        run.wheels("demo", 4);
        run.fake.appliesButAnswers(Endpoint.DIST_DELETE, 1, Answer.error(502, "lost"));
        PruneResult result = run.removes();
        assertThat(result.failure()).isEmpty();
        assertThat(outcomes(result)).containsExactly(RemovalOutcome.REMOVED, RemovalOutcome.REMOVED);
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).as("not asked again").isEqualTo(2);
    }

    @Test
    void looksLongEnoughAfterARefusalInWordsThatNobodyKnows() {
        run.wheels("demo", 4);
        run.fake.showsDeletionsLate(3);
        run.fake.appliesButAnswers(Endpoint.DIST_DELETE, 1, Answer.error(403, "something is odd"));
        PruneResult result = run.removes();
        assertThat(result.failure()).isEmpty();
        assertThat(outcomes(result)).containsExactly(RemovalOutcome.REMOVED, RemovalOutcome.REMOVED);
    }

    /** What still shows at the end of the patience may go later. */
    @Test
    void ofAFileThatStillShowsAfterARefusalInWordsThatNobodyKnowsItIsNotKnownWhetherItGoes() {
        run.wheels("demo", 3);
        run.fake
                .answersOnce(Endpoint.DIST_DELETE, 403)
                .saying("something is odd")
                .takesEffectAfter(Duration.ofHours(1));
        PruneResult result = run.removes();
        assertThat(outcomes(result)).containsExactly(RemovalOutcome.UNKNOWN);
        assertThat(result.failure().orElseThrow().state().unknown()).containsExactly(name("demo", 1));
        assertThat(result.failure().orElseThrow().failure().problem())
                .startsWith("Whether 1 file is gone from acme is not known: " + name("demo", 1) + ". The first: ");
    }

    /** Each of them alone would be looked at for two minutes. */
    @Test
    void severalRefusalsInWordsThatNobodyKnowsAreLookedIntoForNoLongerThanOne() {
        TestClock clock = new TestClock();
        run.network = channel -> channel.clock(clock).sleeper(clock);
        run.wheels("demo", 6);
        for (int file = 0; file < 4; file++) {
            run.fake
                    .answersOnce(Endpoint.DIST_DELETE, 422)
                    .saying("something is odd")
                    .withoutEffect();
        }
        PruneResult result = run.removes();
        assertThat(outcomes(result)).hasSize(4).containsOnly(RemovalOutcome.UNKNOWN);
        assertThat(clock.pauses().stream().reduce(Duration.ZERO, Duration::plus))
                .isLessThan(Duration.ofMinutes(3));
    }

    /** What was waited for and has come does not count, however long ago that was. */
    @Test
    void looksLongEnoughAlsoLongAfterAnotherDeletionThatShowedLate() {
        TestClock clock = new TestClock();
        run.network = channel -> channel.clock(clock).sleeper(clock);
        run.wheels("demo", 4);
        run.fake.showsDeletionsLate(3);
        run.fake.appliesButAnswers(Endpoint.DIST_DELETE, 2, Answer.error(422, "something is odd"));
        run.fake.after(Endpoint.DIST_DELETE, () -> {});
        run.fake.after(Endpoint.DIST_DELETE, () -> clock.passes(Duration.ofMinutes(5)));
        PruneResult result = run.removes();
        assertThat(outcomes(result)).containsExactly(RemovalOutcome.REMOVED, RemovalOutcome.REMOVED);
    }

    @Test
    void aFileThatStillShowsAfterARefusalInKnownWordsIsStillThere() {
        run.wheels("demo", 3);
        run.fake
                .answersOnce(Endpoint.DIST_DELETE, 403)
                .saying("Not authorized to perform this action")
                .withoutEffect();
        PruneResult result = run.removes();
        assertThat(outcomes(result)).containsExactly(RemovalOutcome.FAILED);
        assertThat(result.failure().orElseThrow().state().nothingWasChanged()).isTrue();
    }

    @Test
    void doesNotCallNotRemovedWhatMayBeGone() {
        run.wheels("demo", 3);
        run.fake.alwaysAnswers(Endpoint.DIST_DELETE, Answer.error(502, "lost"));
        PruneResult result = run.removes();
        assertThat(outcomes(result)).containsExactly(RemovalOutcome.UNKNOWN);
        assertThat(result.failure().orElseThrow().failure().problem())
                .startsWith("Whether 1 file is gone from acme is not known: " + name("demo", 1) + ". The first: ");
    }

    @Test
    void aRemovalThatFailsForGoodIsAFailureAndStopsWhatWouldBeInVain() {
        run.wheels("demo", 5);
        run.fake.alwaysAnswers(Endpoint.DIST_DELETE, Answer.error(401, "Authentication token has expired"));
        PruneResult result = run.removes();
        assertThat(outcomes(result))
                .containsExactly(RemovalOutcome.FAILED, RemovalOutcome.NOT_TRIED, RemovalOutcome.NOT_TRIED);
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).isEqualTo(1);
        assertThat(result.failure().orElseThrow().failure())
                .isInstanceOfSatisfying(UpkeepFailure.RemovalsFailed.class, failed -> {
                    assertThat(failed.files()).hasSize(3);
                    assertThat(failed.first().code()).isEqualTo("token-expired");
                });
        assertThat(PruneRun.report(result).failure()).isPresent();
    }

    @Test
    void takesAFileThatAnotherJobRemovedForRemoved() {
        run.wheels("demo", 4);
        run.fake.before(Endpoint.DIST_GET, () -> run.fake.deletes(OWNER, "demo", "1.0.dev1", name("demo", 1)));
        PruneResult result = run.removes();
        assertThat(result.failure()).isEmpty();
        assertThat(outcomes(result)).containsExactly(RemovalOutcome.GONE_BEFORE, RemovalOutcome.REMOVED);
    }

    @Test
    void stopsWhenTheServerTakesNoWrites() {
        run.wheels("demo", 4);
        run.fake.alwaysAnswers(Endpoint.DIST_DELETE, Answer.error(503, "maintenance"));
        PruneResult result = run.removes();
        assertThat(result.failure().orElseThrow().failure())
                .isInstanceOfSatisfying(
                        UpkeepFailure.RemovalsFailed.class,
                        failed -> assertThat(failed.first()).isInstanceOf(TransferFailure.class));
        assertThat(run.versions("demo")).hasSize(4);
    }

    @Test
    void removesNothingWithoutARule() {
        run.policy = RetentionPolicy.of(OptionalInt.empty(), OptionalInt.empty(), Set.of("main"));
        run.wheels("demo", 4);
        assertThat(run.removes().filesToRemove()).isZero();
        assertThat(run.fake.writes()).isEmpty();
    }

    @Test
    void everyKindThatIsDeletableOpensChannelsThatAre() {
        for (ChannelKind kind : List.of(new DirectoryKind(), new LocalKind(PruneRun.CLOCK))) {
            String url = kind instanceof DirectoryKind ? directory.toUri().toString() : run.fake.apiUrl();
            try (Channel channel = kind.open(PruneRun.settings(OWNER, url), Optional.empty(), run.listener)) {
                assertThat(channel instanceof DeletableChannel)
                        .as(kind.name())
                        .isEqualTo(kind.traits().contains(ChannelTrait.DELETABLE));
            }
        }
    }
}
