package io.github.nightlywheels.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.FakeAnaconda;
import io.github.nightlywheels.report.Schema;
import io.github.nightlywheels.report.json.KilledRun;
import io.github.nightlywheels.wheel.WheelBuilder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands, from their arguments to a fake server. */
class MainTest {
    private static final String TOKEN = "jd-0123456789-abcdef";
    private static final Map<String, String> WITH_TOKEN = Map.of("ANACONDA_ORG_UPLOAD_TOKEN", TOKEN);

    @TempDir
    private Path directory;

    @AutoClose
    private final FakeAnaconda fake = FakeAnaconda.withWriter("jdoe", TOKEN, "acme", "demo");

    private Path wheel;

    @BeforeEach
    void setUp() throws IOException {
        fake.group("acme", "demo").member("second");
        wheel = WheelBuilder.wheel("demo", "1.0.dev1").buildIn(Files.createDirectory(directory.resolve("dist")));
    }

    private MainRun run(Map<String, String> variables, String command, String... further) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of(
                "--organization=acme",
                "--api-url=" + fake.apiUrl(),
                "--retries=0",
                "--report-directory=" + directory.resolve("reports")));
        arguments.addAll(List.of(further));
        return MainRun.of(directory, variables, arguments.toArray(String[]::new));
    }

    private Path config(String... lines) throws IOException {
        return Files.write(directory.resolve("nightly.properties"), List.of(lines));
    }

    @Test
    void publishesTheWheelsOfADirectory() {
        MainRun run = run(WITH_TOKEN, "publish", directory.resolve("dist").toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "Token from environment variable ANACONDA_ORG_UPLOAD_TOKEN\n",
                        "  published demo-1.0.dev1-py3-none-any.whl",
                        "published 1 of 1 wheel\n",
                        "Report: " + directory.resolve("reports/report.html"))
                .doesNotContain("\u001b");
        assertThat(run.out() + run.err()).doesNotContain(TOKEN);
        assertThat(fake.distributions("acme", "demo", "1.0.dev1"))
                .containsOnlyKeys(wheel.getFileName().toString());
    }

    @Test
    void saysWhereNobodyWatchesHowMuchALongCheckHasToRead() throws IOException {
        Path large = directory.resolve("large-1.0.dev1-py3-none-any.whl");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(100_000_000);
        }
        MainRun run = MainRun.of(
                directory,
                Map.of(),
                "publish",
                "--organization=acme",
                "--api-url=" + directory.resolve("channel").toUri(),
                "--report-directory=" + directory.resolve("reports"),
                large.toString());
        assertThat(run.out()).contains("Checking 1 wheel (100.0 MB)\n");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void letsTheLinksOfADirectoryLeadToTheBaseOfItsIndex() {
        Path channel = directory.resolve("channel");
        MainRun run = MainRun.of(
                directory,
                Map.of(),
                "publish",
                "--organization=acme",
                "--api-url=" + channel.toUri(),
                "--index-base=https://files.example.org/simple",
                "--report-directory=" + directory.resolve("reports"),
                wheel.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(channel.resolve("acme/simple/demo/index.html"))
                .content()
                .contains("<a href=\"https://files.example.org/simple/demo/");
    }

    @Test
    void refusesAnOrganizationForAServerThatHasNone() {
        for (String command : List.of("publish", "check-access", "status", "prune")) {
            MainRun run = MainRun.of(
                    directory,
                    Map.of("TWINE_PASSWORD", "s3cret", "NIGHTLY_PROJECTS", "demo", "NIGHTLY_KEEP_VERSIONS", "1"),
                    command,
                    "--organization=acme",
                    "--api-url=pypi+https://example.org/",
                    "--report-directory=" + directory.resolve("reports"));
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .contains("error: The parameter --organization is \"acme\", expected is no value, because a"
                            + " PyPI-compatible server has no organizations.");
        }
    }

    @Test
    void refusesLabelsForAServerThatHasNoneAlsoIfTheyAreTheUsualOnes() {
        MainRun run = MainRun.of(
                directory,
                Map.of("TWINE_PASSWORD", "s3cret", "NIGHTLY_LABELS", "main"),
                "publish",
                "--api-url=pypi+https://example.org/",
                "--report-directory=" + directory.resolve("reports"),
                wheel.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "error: The parameter --labels is \"main\", expected is no value, because a PyPI-compatible"
                                + " server has no labels.",
                        "NIGHTLY_LABELS");
    }

    @Test
    void takesAPatternAsFarAsTheShellHasLeftIt() {
        MainRun run = run(WITH_TOKEN, "publish", "--dry-run", directory + "/d*/**/*.whl");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("would publish", "would send 1 of 1 wheel (dry run)");
        assertThat(fake.count(Endpoint.STAGE)).isZero();
    }

    @Test
    void saysWhereItLookedForAPatternThatMatchesNothing() {
        MainRun run = run(WITH_TOKEN, "publish", wheel.toString(), directory + "/out/*.whl", directory + "/gone.whl");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "error: No wheel was found in " + directory.resolve("out") + ", which does not exist, "
                                + directory.resolve("gone.whl") + ", which does not exist.",
                        "--fail-if-no-wheels=false");
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void tellsARefusalWithItsRemedyAndReportsIt() throws IOException {
        fake.refuses(wheel.getFileName().toString(), 403, "You shall not pass");
        MainRun run = run(WITH_TOKEN, "publish", wheel.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("error: ", "remedy ", "server     403 \"You shall not pass\"");
        Schema.REPORT.accepts(Files.readAllBytes(directory.resolve("reports/report.json")));
    }

    @Test
    void printsTheReportAndNothingElseToStandardOutputForJson() throws IOException {
        MainRun run = run(WITH_TOKEN, "publish", "--json", wheel.toString());
        Schema.REPORT.accepts(run.out().getBytes(StandardCharsets.UTF_8));
        assertThat(new ObjectMapper()
                        .readTree(run.out())
                        .path("publications")
                        .path(0)
                        .path("wheels"))
                .hasSize(1);
        assertThat(run.err()).contains("published 1 of 1 wheel");
    }

    @Test
    void printsTheAnswersAboutTheAccessForJson() {
        MainRun run = run(WITH_TOKEN, "check-access", "--json", "--projects=demo");
        assertThat(run.exitCode()).as(run.err()).isZero();
        Schema.ACCESS.accepts(run.out().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void doesNotLeaveAGreenPageWhenACheckAfterItFails() {
        Path page = directory.resolve("reports/report.html");
        run(WITH_TOKEN, "publish", wheel.toString());
        assertThat(page).content().contains("<title>Published 1 of 1 wheel");
        run(WITH_TOKEN, "check-access", "--projects=demo");
        assertThat(page).content().contains("<title>Published 1 of 1 wheel");
        MainRun run = run(Map.of("ANACONDA_ORG_UPLOAD_TOKEN", "another-token-0123"), "check-access", "--projects=demo");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(page).content().contains("<title>Access to acme: problem").doesNotContain("Published");
    }

    /** What is read when the new file's bytes arrive is what a process that is killed then leaves. */
    @Test
    void leavesForTheNextRunWhatIsMissingIfItIsKilledInTheMiddleOfAReplacement() throws IOException {
        Path report = directory.resolve("reports/report.json");
        List<Optional<KilledRun>> left = new CopyOnWriteArrayList<>();
        fake.distribution("acme", "demo", "1.0.dev1", wheel.getFileName().toString(), new byte[9], "main");
        fake.distribution("acme", "demo", "1.0.dev1", "demo-1.0.dev1-cp312-cp312-win_amd64.whl", new byte[9], "main");
        fake.before(Endpoint.STORAGE, () -> left.add(KilledRun.read(report)));
        assertThat(run(WITH_TOKEN, "publish", wheel.toString()).exitCode()).isZero();
        assertThat(left)
                .containsExactly(
                        Optional.of(new KilledRun(List.of(wheel.getFileName().toString()), List.of())));
        assertThat(KilledRun.read(report)).isEmpty();
    }

    @Test
    void asksAboutTheProjectsOfTheWheels() {
        MainRun run = run(WITH_TOKEN, "check-access", wheel.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("Access to acme").contains("demo");
    }

    @Test
    void showsErrorsOnlyIfQuietAndEachExchangeIfVerbose() {
        assertThat(run(WITH_TOKEN, "publish", "--quiet", wheel.toString())).isEqualTo(new MainRun(0, "", ""));
        assertThat(run(WITH_TOKEN, "publish", "--verbose", wheel.toString()).err())
                .contains("GET /user 200 in ")
                .doesNotContain(TOKEN);
    }

    @Test
    void annotatesGitHubsRunAndWritesItsSummary() throws IOException {
        Path summary = directory.resolve("summary.md");
        MainRun run = run(
                Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()),
                "publish",
                wheel.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("::error title=nightly wheels");
        assertThat(Files.readString(summary)).contains("token\\-missing");
    }

    @Test
    void takesAnOptionFromTheCommandLineBeforeTheEnvironmentAndTheFile() throws IOException {
        Path config = config("nightly.onConflict=skip", "nightly.labels = nightly, main", "nightly.publishAtEnd=true");
        fake.distribution("acme", "demo", "1.0.dev1", wheel.getFileName().toString(), new byte[9]);
        MainRun file = run(Map.of(), "publish", "--dry-run", "--config=" + config, wheel.toString());
        assertThat(file.out()).contains("would skip");
        MainRun environment = run(
                Map.of(
                        "NIGHTLY_ON_CONFLICT",
                        "replace",
                        "NIGHTLY_CONFIG",
                        config.toString(),
                        "NIGHTLY_DRY_RUN",
                        "true"),
                "publish",
                wheel.toString());
        assertThat(environment.out()).contains("would replace");
        MainRun line = run(
                Map.of("NIGHTLY_ON_CONFLICT", "replace"),
                "publish",
                "--dry-run",
                "--config",
                config.toString(),
                "--on-conflict=fail",
                wheel.toString());
        assertThat(line.err()).contains("conflict", "--on-conflict=");
    }

    @Test
    void refusesAKeyThatNobodyKnowsAndSaysWhichOneWasMeant() throws IOException {
        Path config = config("nightly.organisation=acme");
        MainRun run = run(WITH_TOKEN, "publish", "--config=" + config, wheel.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("nightly.organisation", "did you mean nightly.organization?", "in " + config);
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void refusesAnEnvironmentVariableThatIsNearlyAnOption() {
        MainRun run = run(with("NIGHTLY_ONCONFLICT", "fail"), "publish", wheel.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "NIGHTLY_ONCONFLICT is no parameter; did you mean NIGHTLY_ON_CONFLICT? (nothing was sent)",
                        "correct or remove NIGHTLY_ONCONFLICT in the environment");
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void saysThatAnEnvironmentVariableOfAnotherProgramIsPassedOver() {
        MainRun run = run(with("NIGHTLY_BUILD_OF_TONIGHT", "4"), "publish", wheel.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .isEqualTo(
                        "warning: the environment variable NIGHTLY_BUILD_OF_TONIGHT is no option and is passed over\n");
    }

    @Test
    void takesEachOptionFromTheEnvironmentAlsoThoseThatNoGoalHas() {
        MainRun run = run(with("NIGHTLY_QUIET", "true"), "publish", wheel.toString());
        assertThat(run).isEqualTo(new MainRun(0, "", ""));
    }

    @Test
    void keepsAFlagThatBothTheEnvironmentAndTheCommandLineSet() {
        assertThat(run(with("NIGHTLY_QUIET", "true"), "publish", "-q", wheel.toString()))
                .isEqualTo(new MainRun(0, "", ""));
        assertThat(run(with("NIGHTLY_VERBOSE", "true"), "publish", "--verbose", wheel.toString())
                        .err())
                .contains("GET /user 200 in ");
    }

    private static Map<String, String> with(String variable, String value) {
        Map<String, String> all = new TreeMap<>(WITH_TOKEN);
        all.put(variable, value);
        return all;
    }

    @Test
    void saysThatThereIsNoSuchConfigurationFile() {
        Path missing = directory.resolve("none.properties");
        MainRun run = run(WITH_TOKEN, "publish", "--config=" + missing);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("config is \"" + missing + "\", expected is a file that exists");
    }

    @Test
    void saysWhereAWrongValueCameFrom() throws IOException {
        assertThat(run(Map.of("NIGHTLY_THREADS", "many"), "publish", wheel.toString())
                        .err())
                .contains("'--threads'", "(the environment variable NIGHTLY_THREADS)");
        MainRun run = run(Map.of(), "publish", "--config=" + config("nightly.timeout=0"), wheel.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("correct nightly.timeout in " + directory.resolve("nightly.properties"));
    }

    @Test
    void refusesAnOptionThatIsNoneAndSuggestsTheRightOne() {
        MainRun run = run(WITH_TOKEN, "publish", "--organisation=acme");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("""
                        error: Unknown option: '--organisation=acme'; did you mean --organization?
                        See: java -jar nightly-wheels-cli.jar publish --help
                        """);
        assertThat(MainRun.of(directory, Map.of(), "publsh").err()).isEqualTo("""
                        error: Unmatched argument at index 0: 'publsh'; did you mean publish?
                        See: java -jar nightly-wheels-cli.jar --help
                        """);
    }

    @Test
    void printsTheVersionAndNothingElse() {
        assertThat(MainRun.of(directory, Map.of(), "version", "--version-from=1.2-SNAPSHOT", "--version-number=7"))
                .isEqualTo(new MainRun(0, "1.2.dev7\n", ""));
        assertThat(MainRun.of(directory, Map.of(), "version").exitCode()).isEqualTo(2);
    }

    @Test
    void packsAWheelThatItPublishesInto() throws IOException {
        Path sources = Files.createDirectories(directory.resolve("python/demo"));
        Files.writeString(sources.resolve("__init__.py"), "");
        MainRun packed = MainRun.of(
                directory,
                Map.of(),
                "package-wheel",
                "--name=demo",
                "--version=1.0.dev2",
                "--python-directory=" + sources.getParent(),
                "--wheel-directory=" + directory.resolve("built"));
        assertThat(packed.exitCode()).as(packed.err()).isZero();
        MainRun published =
                run(WITH_TOKEN, "publish", directory.resolve("built").toString());
        assertThat(published.out()).contains("published demo-1.0.dev2-py3-none-any.whl");
    }

    @Test
    void keepsTheCommasOfARequirementOfAnExtra() throws IOException {
        Path sources = Files.createDirectories(directory.resolve("python/demo"));
        Files.writeString(sources.resolve("__init__.py"), "");
        MainRun packed = MainRun.of(
                directory,
                Map.of(),
                "package-wheel",
                "--name=demo",
                "--version=1.0.dev2",
                "--extras=plot=matplotlib>=3.8,<4",
                "--extras",
                "plot=numpy==2.*",
                "--python-directory=" + sources.getParent(),
                "--wheel-directory=" + directory.resolve("built"));
        assertThat(packed.exitCode()).as(packed.err()).isZero();
        try (ZipFile built = new ZipFile(
                directory.resolve("built/demo-1.0.dev2-py3-none-any.whl").toFile())) {
            assertThat(new String(
                            built.getInputStream(built.getEntry("demo-1.0.dev2.dist-info/METADATA"))
                                    .readAllBytes(),
                            StandardCharsets.UTF_8))
                    .contains("Provides-Extra: plot\n")
                    .contains("Requires-Dist: matplotlib>=3.8,<4; extra == \"plot\"\n")
                    .contains("Requires-Dist: numpy==2.*; extra == \"plot\"\n");
        }
        assertThat(MainRun.of(directory, Map.of(), "package-wheel", "--name=demo", "--version=1", "--extras=plot")
                        .err())
                .contains("--extras")
                .contains("EXTRA=REQUIREMENT");
    }

    @Test
    void saysAtOnceWhatCannotBeDoneWithAPypiServer() {
        String url = "--api-url=pypi+" + fake.apiUrl() + "/legacy/";
        MainRun prune = MainRun.of(directory, WITH_TOKEN, "prune", url, "--projects=demo", "--keep-versions=1");
        assertThat(prune.exitCode()).isEqualTo(1);
        assertThat(prune.err())
                .startsWith("error: Nothing can be removed from 127.0.0.1")
                .contains(
                        ": a PyPI-compatible server does not allow it.",
                        "remove old versions by the server's own means");
        MainRun publish = MainRun.of(
                directory,
                Map.of("TWINE_PASSWORD", "s3cret"),
                "publish",
                wheel.toString(),
                url,
                "--keep-versions=1",
                "--report-directory=" + directory.resolve("reports"));
        assertThat(publish.exitCode()).isEqualTo(1);
        assertThat(publish.err())
                .contains("error: Nothing can be removed from 127.0.0.1")
                .contains(
                        ": a PyPI-compatible server does not allow it.",
                        "leave out --keep-versions when you publish there");
        MainRun status = MainRun.of(directory, WITH_TOKEN, "status", url, "--projects=demo");
        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.err())
                .startsWith("error: What 127.0.0.1")
                .contains("a PyPI-compatible server does not tell all that it has.");
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void putsBackOneFileOfASetWhateverIsAskedOfTheWhole() {
        String wheels = directory.resolve("dist").toString();
        List<String> wholeSet = List.of(
                wheels, "--required-tags=*-win_amd64", "--quota=1", "--fail-if-nothing-new", "--keep-versions=1");
        assertThat(run(WITH_TOKEN, "publish", wholeSet.toArray(String[]::new)).err())
                .contains("win_amd64");
        List<String> again =
                Stream.concat(wholeSet.stream(), Stream.of("--republish")).toList();
        for (int time = 0; time < 2; time++) {
            MainRun run = run(WITH_TOKEN, "publish", again.toArray(String[]::new));
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
        assertThat(fake.releases("acme", "demo")).containsExactly("1.0.dev1");
    }

    @Test
    void givesTheCommandThatPutsALostFileBack() {
        fake.distribution("acme", "demo", "1.0.dev1", wheel.getFileName().toString(), new byte[9]);
        fake.distribution("acme", "demo", "1.0.dev0", "demo-1.0.dev0-py3-none-any.whl", new byte[9]);
        fake.after(Endpoint.DIST_DELETE, () -> fake.token(TOKEN).expires(Instant.EPOCH));
        MainRun run = run(WITH_TOKEN, "publish", directory.resolve("dist").toString(), "--required-tags=*-any");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("MISSING now: demo-1.0.dev1-py3-none-any.whl")
                .containsPattern("put back   java -jar \\S+ publish " + wheel
                        + " --republish --organization=acme --api-url=http");
    }

    private static Schema schema(String command) {
        return command.equals("status")
                ? Schema.STATUS
                : command.equals("check-access") ? Schema.ACCESS : Schema.REPORT;
    }

    @ParameterizedTest
    @ValueSource(strings = {"check-access", "status", "prune"})
    void refusesAnArgumentThatStandsForNoWheel(String command) {
        Path gone = directory.resolve("gone.whl");
        MainRun run = run(WITH_TOKEN, command, "--json", wheel.toString(), gone.toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.err())
                .contains("error: No wheel was found in " + gone + ", which does not exist.", "--projects=NAME");
        schema(command).accepts(run.out().getBytes(StandardCharsets.UTF_8));
        assertThat(run.out()).contains("nothing-there");
        assertThat(fake.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"publish", "check-access", "status", "prune"})
    void printsAReportOfARunThatHadNothingToDoAndNoneAfterWrongUsage(String command) {
        MainRun skipped = run(WITH_TOKEN, command, "--json", "--skip", wheel.toString());
        assertThat(skipped.exitCode()).as(skipped.err()).isZero();
        schema(command).accepts(skipped.out().getBytes(StandardCharsets.UTF_8));
        MainRun wrong = run(WITH_TOKEN, command, "--json", "--threads=0", wheel.toString());
        assertThat(wrong.exitCode()).as(wrong.err()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(fake.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "prune"})
    void printsAReportOfAChannelThatCannotBeAsked(String command) {
        MainRun run = MainRun.of(
                directory,
                WITH_TOKEN,
                command,
                "--json",
                "--api-url=pypi+" + fake.apiUrl() + "/legacy/",
                "--projects=demo",
                "--keep-versions=1");
        assertThat(run.exitCode()).isEqualTo(1);
        schema(command).accepts(run.out().getBytes(StandardCharsets.UTF_8));
        assertThat(run.out()).contains("\"kind\" : \"pypi\"", "\"failure\"");
    }

    @Test
    void takesTheWordThatRemovesFilesInItsLongFormOnly() throws IOException {
        byte[] old = new byte[9];
        fake.distribution("acme", "demo", "0.8.dev1", "demo-0.8.dev1-py3-none-any.whl", old, "main");
        fake.distribution("acme", "demo", "0.9.dev1", "demo-0.9.dev1-py3-none-any.whl", old, "main");
        String[] prune = {"--projects=demo", "--keep-versions=1"};
        MainRun variable = run(with("NIGHTLY_CONFIRM", "true"), "prune", prune);
        assertThat(variable.exitCode()).isEqualTo(2);
        assertThat(variable.err()).contains("NIGHTLY_CONFIRM is no parameter; did you mean NIGHTLY_PRUNE_CONFIRM?");
        MainRun file = run(
                WITH_TOKEN,
                "prune",
                "--projects=demo",
                "--keep-versions=1",
                "--config=" + config("nightly.confirm=true"));
        assertThat(file.exitCode()).isEqualTo(2);
        assertThat(file.err()).contains("nightly.confirm is no parameter; did you mean nightly.prune.confirm?");
        assertThat(fake.requests()).isEmpty();
        MainRun removed = run(with("NIGHTLY_PRUNE_CONFIRM", "true"), "prune", prune);
        assertThat(removed.exitCode()).as(removed.err()).isZero();
        assertThat(removed.out()).contains("Removed 1 file");
    }

    @Test
    void isQuietFromTheBeginning() {
        assertThat(run(with("NIGHTLY_BUILD_OF_TONIGHT", "4"), "publish", "--quiet", wheel.toString()))
                .isEqualTo(new MainRun(0, "", ""));
    }

    @Test
    void saysWhereATokenBelongsThatHasAVariableOfItsOwn() {
        assertThat(run(with("NIGHTLY_TOKEN", TOKEN), "publish", "--dry-run", wheel.toString())
                        .err())
                .contains(
                        "NIGHTLY_TOKEN is no option and is passed over; the token is read from ANACONDA_ORG_UPLOAD_TOKEN")
                .doesNotContain(TOKEN);
    }

    @Test
    void saysThatAnOptionOfTheCommandLineDoesNotBelongIntoTheFile() throws IOException {
        MainRun run = run(WITH_TOKEN, "publish", "--config=" + config("nightly.quiet=true"), wheel.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("nightly.quiet is no parameter; did you mean --quiet?");
    }

    @Test
    void takesTheSkippingOfReleasesFromAFileThatABuildHasToo() throws IOException {
        MainRun run = run(
                WITH_TOKEN, "publish", "--dry-run", "--config=" + config("nightly.skip=releases"), wheel.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("would publish");
    }

    @Test
    void saysWhatIsExpectedOfAValue() {
        assertThat(run(with("NIGHTLY_DRY_RUN", "1"), "publish", wheel.toString())
                        .err())
                .contains("expected true or false, but was '1' (the environment variable NIGHTLY_DRY_RUN)");
        assertThat(run(WITH_TOKEN, "publish", "--threads=many", wheel.toString())
                        .err())
                .contains("'--threads'", "expected a whole number, but was 'many'");
        assertThat(run(WITH_TOKEN, "publish", "--on-conflict=overwrite", wheel.toString())
                        .err())
                .contains("'--on-conflict'", "expected one of replace, skip, fail, but was 'overwrite'");
        assertThat(run(WITH_TOKEN, "publish", "--token-expires=soon", wheel.toString())
                        .err())
                .contains("'--token-expires'", "expected a date such as 2027-05-01, but was 'soon'");
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void takesSeveralValuesThatHoldCommasFromLinesOfTheFile() throws IOException {
        Path sources = Files.createDirectories(directory.resolve("python/demo"));
        Files.writeString(sources.resolve("__init__.py"), "");
        Path config = config(
                "nightly.classifiers=Typing :: Typed\\nProgramming Language :: Python :: 3",
                "nightly.dependencies=numpy>=1.26,<3\\n\\",
                "  scipy",
                "nightly.urls=Homepage=https://example.org/a,b\\nSource=https://example.org/c",
                "nightly.scripts=demo=demo.cli:main\\ndemo2=demo.cli:other");
        MainRun packed = MainRun.of(
                directory,
                Map.of(),
                "package-wheel",
                "--name=demo",
                "--version=1.0.dev2",
                "--config=" + config,
                "--python-directory=" + sources.getParent(),
                "--wheel-directory=" + directory.resolve("built"));
        assertThat(packed.exitCode()).as(packed.err()).isZero();
        assertThat(entry("METADATA"))
                .contains("Classifier: Typing :: Typed\n", "Classifier: Programming Language :: Python :: 3\n")
                .contains("Requires-Dist: numpy>=1.26,<3\n", "Requires-Dist: scipy\n")
                .contains("https://example.org/a,b\n", "https://example.org/c\n");
        assertThat(entry("entry_points.txt")).contains("demo = demo.cli:main", "demo2 = demo.cli:other");
    }

    private String entry(String name) throws IOException {
        try (ZipFile built = new ZipFile(
                directory.resolve("built/demo-1.0.dev2-py3-none-any.whl").toFile())) {
            return new String(
                    built.getInputStream(built.getEntry("demo-1.0.dev2.dist-info/" + name))
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }

    private MainRun plain(String... arguments) {
        return MainRun.of(directory, Map.of(), arguments);
    }

    @Test
    void namesOptionsAsTheyAreWrittenHere() {
        assertThat(plain("publish", "--api-url=ftp://example.org", "--report-directory=" + directory.resolve("reports"))
                        .err())
                .startsWith("error: The parameter --api-url is \"ftp://example.org\", expected is ");
        Path jar = directory.resolve("nope.jar");
        MainRun packed = plain(
                "package-wheel",
                "--name=demo",
                "--version=1",
                "--python-directory=" + directory.resolve("no"),
                jar.toString());
        assertThat(packed.exitCode()).isEqualTo(1);
        assertThat(packed.err())
                .contains("--python-directory is \"" + directory.resolve("no"))
                .contains("the argument JAR is \"" + jar + "\", expected is a jar that is there")
                .contains("correct --python-directory and the argument JAR")
                .doesNotContain("pythonDirectory", "jars-directory");
        assertThat(plain("version").err())
                .contains("--version-from is empty", "if --version does not give the version itself");
        assertThat(plain("publish", "--config=").err())
                .startsWith("error: The parameter --config is empty, expected is the name of a properties file.");
    }

    @Test
    void speaksOfTheArgumentThatStandsForNothingAndNotOfOptionsThatWereNotGiven() {
        assertThat(run(WITH_TOKEN, "publish", directory + "/no/*.whl").err())
                .contains("or correct the argument;", "--fail-if-no-wheels=false")
                .doesNotContain("--wheel-directory");
        assertThat(run(WITH_TOKEN, "publish", "--wheel-directory=" + directory.resolve("no"))
                        .err())
                .contains("--wheel-directory and --includes");
    }

    @Test
    void saysThatOptionsFollowTheCommand() {
        assertThat(plain("--quiet", "publish", "dist").err())
                .contains("Unknown option: '--quiet'; options follow the command, as in publish --quiet");
    }

    @Test
    void doesNotSpeakOfTheServersOfSettingsThatAreNotThere() {
        assertThat(run(Map.of(), "publish", wheel.toString()).err())
                .contains("There is no " + directory.resolve(".m2/settings.xml") + ".")
                .doesNotContain("has no servers");
    }

    @Test
    void saysWhyAReportCannotBeWrittenWithoutTheNameOfAClass() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        MainRun run = MainRun.of(
                directory,
                WITH_TOKEN,
                "publish",
                "--organization=acme",
                "--api-url=" + fake.apiUrl(),
                "--report-directory=" + file,
                wheel.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("could not be written: ").doesNotContain("Exception");
    }
}
