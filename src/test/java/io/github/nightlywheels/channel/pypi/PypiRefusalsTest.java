package io.github.nightlywheels.channel.pypi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.fake.pypi.FakePypi;
import io.github.nightlywheels.fake.pypi.Reply;
import io.github.nightlywheels.fake.pypi.ServerManners;
import io.github.nightlywheels.token.Token;
import io.github.nightlywheels.wheel.RawEntry;
import io.github.nightlywheels.wheel.SdistBuilder;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What PyPI finds itself ({@code pypi-upload-api.md} section 2.1), and what a user is told of it. Left out are the refusals of what
 * the plugin does not send: attestations, another type of file, a name that is none, and fields that are newer than the metadata.
 */
class PypiRefusalsTest {
    private static final String WHEEL = "demo-1.0.dev1-py3-none-any.whl";

    @TempDir
    Path directory;

    private PypiRun run;

    @BeforeEach
    void start() {
        run = new PypiRun(directory).asPypi();
    }

    @AfterEach
    void stop() {
        run.close();
    }

    /** What PyPI is like, and how the words begin with which it refuses an ordinary wheel. */
    private record Case(Consumer<FakePypi> server, String words) {
        @Override
        public String toString() {
            return words;
        }
    }

    static Stream<Case> servers() {
        return Stream.of(
                new Case(FakePypi::isReadOnly, "Read-only mode: "),
                new Case(FakePypi::takesNoUploads, "New uploads are temporarily disabled."),
                new Case(fake -> fake.account("__token__", "pypi-other"), "Invalid or non-existent "),
                new Case(fake -> fake.tokenIsOnlyFor("other"), "Invalid API Token: "),
                new Case(FakePypi::tokenHasExpired, "Invalid API Token: "),
                new Case(fake -> fake.belongsTo("demo", "bob"), "The user 'jane' isn't allowed "),
                new Case(
                        fake -> fake.identityIsATrustedPublisher().belongsTo("demo", "bob"),
                        "The given token isn't allowed "),
                new Case(FakePypi::accountHasNoVerifiedEmail, "User 'jane' does not have a verified primary "),
                new Case(FakePypi::accountHasNoSecondFactor, "User 'jane' does not have two-factor "),
                new Case(FakePypi::organizationIsInactive, "Organization account owning this project is inactive."),
                new Case(FakePypi::identityIsATrustedPublisher, "Non-user identities cannot create "),
                new Case(fake -> fake.hasSimilarName("demo"), "The name 'demo' is too similar "),
                new Case(fake -> fake.forbidsName("demo"), "The name 'demo' isn't allowed."),
                new Case(fake -> fake.createsConcurrently("demo"), "The name 'demo' conflicts "),
                new Case(FakePypi::hasStoppedNewProjects, "New project registration "),
                new Case(fake -> fake.allowsNewProjects(0), "Too many new projects created"),
                new Case(fake -> fake.takesAtMost(100), "File too large. Limit for project 'demo' is "),
                new Case(fake -> fake.projectsHoldAtMost(100), "Project size too large. "),
                new Case(FakePypi::damagesFiles, "The digest supplied does not match "),
                new Case(fake -> fake.hasDeleted(WHEEL), "This filename was previously used "),
                new Case(
                        fake -> fake.releasedDaysAgo("demo", PypiRun.VERSION, 15), "Uploading new files to releases "));
    }

    /** What is wrong with a wheel, and how the words begin with which PyPI refuses it. */
    private record Faulty(Consumer<WheelBuilder> change, String words, String known) {
        static Faulty of(Consumer<WheelBuilder> change, String words) {
            return new Faulty(change, words, words);
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Those that the plugin refuses itself when it knows that it is PyPI that they are for; it sends them elsewhere. */
    static Stream<Faulty> faultyWheels() {
        String metadata = "license-expression introduced ";
        String archive = "Invalid distribution file. ";
        return Stream.of(
                Faulty.of(
                        wheel -> wheel.entry(RawEntry.of("demo/a.txt", "x").withDataDescriptor()),
                        "Invalid distribution file. ZIP archive not accepted: ZIP contains a data descriptor. "),
                new Faulty(
                        wheel -> wheel.entry(RawEntry.of("demo/a.txt", "x").comment("y")),
                        "Invalid distribution file. ZIP archive not accepted: Comment ",
                        archive),
                new Faulty(
                        wheel -> wheel.distInfo("Demo-1.0.dev1.dist-info"),
                        "Invalid distribution file. Wheel 'demo-1.0.dev1-py3-none-any.whl' does not contain ",
                        archive),
                new Faulty(
                        wheel -> wheel.metadataLine("License-File: LICENSE"),
                        "Invalid distribution file. Wheel ",
                        archive),
                new Faulty(
                        wheel -> wheel.distInfoFile("entry_points.txt", "[console_scripts]\nfoo bar = demo:x\n"),
                        "Invalid distribution file. entry_points.txt ",
                        archive),
                new Faulty(wheel -> wheel.metadata("Summary", "x".repeat(513)), "'summary' field ", metadata),
                new Faulty(
                        wheel -> wheel.metadataLine("Requires-Dist: other @ https://example.org/o.whl"),
                        "Can't have direct dependency: ",
                        metadata),
                new Faulty(
                        wheel -> wheel.metadataLine("License: MIT").metadataLine("License-Expression: MIT"),
                        "License is deprecated ",
                        metadata));
    }

    /** Those that the plugin does not find out. */
    static Stream<Faulty> wheelsThatLookRight() {
        return Stream.of(
                Faulty.of(wheel -> wheel.description("# Demo"), "The description failed to render "),
                new Faulty(
                        wheel -> wheel.metadataLine("Classifier: Unknown :: Thing"),
                        "'Unknown :: Thing' is not a valid classifier",
                        "'Foo :: Bar' is not a valid classifier"),
                new Faulty(
                        wheel -> wheel.metadata("Author-email", "Jane"),
                        "'Jane' is an invalid email address ",
                        "license-expression introduced "));
    }

    /** Compares with what is known of the refusal that begins so. */
    private void assertTold(Summary summary, String words, String known) {
        assertThat(summary.filenames(Outcome.FAILED)).hasSize(1);
        KnownRefusals.Refusal row = KnownRefusals.ALL.stream()
                .filter(refusal -> refusal.server() == ServerManners.PYPI
                        && refusal.words().startsWith(known))
                .findFirst()
                .orElseThrow();
        Failure failure = PypiRun.failure(summary);
        assertThat(failure.reply().map(reply -> reply.text()).orElse(words)).startsWith(words);
        assertThat(failure.code()).isEqualTo(row.code());
        assertThat(failure.remedy(ParameterNames.PLAIN)).contains(row.remedy());
        assertThat(run.fake.uploads()).singleElement().satisfies(upload -> {
            assertThat(upload.status()).isEqualTo(row.status());
            assertThat(upload.applied()).isFalse();
        });
        assertThat(run.fake.violations()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void tellsWhyTheServerTakesNothing(Case refusing) {
        refusing.server().accept(run.fake);
        assertTold(run.publish(run.demo("a")), refusing.words(), refusing.words());
    }

    private Wheel wheel(Faulty faulty) {
        WheelBuilder wheel = WheelBuilder.wheel("demo", PypiRun.VERSION);
        faulty.change().accept(wheel);
        return PypiRun.read(wheel.buildIn(directory));
    }

    @ParameterizedTest
    @MethodSource("faultyWheels")
    void tellsWhyAServerThatIsNotKnownToBePypiRefusesAWheel(Faulty faulty) {
        run.asOther();
        assertTold(run.publish(wheel(faulty)), faulty.words(), faulty.known());
    }

    @ParameterizedTest
    @MethodSource("wheelsThatLookRight")
    void tellsWhatOnlyTheServerFinds(Faulty faulty) {
        assertTold(run.publish(wheel(faulty)), faulty.words(), faulty.known());
    }

    /** A summary of several lines is left out: it is sent as one line, which PyPI takes, though not from other tools. */
    static Stream<Arguments> refusedByTheRules() {
        return PypiRulesTest.refused()
                .filter(arguments -> !new String(((WheelBuilder) arguments.get()[0]).metadataFile(), UTF_8)
                        .contains("Summary: one\n"));
    }

    @ParameterizedTest
    @MethodSource("refusedByTheRules")
    void theServerRefusesWhatTheRulesRefuse(WheelBuilder wheel, String field) {
        run.asOther();
        Summary summary = run.publish(PypiRun.read(wheel.buildIn(directory)));
        assertThat(summary.filenames(Outcome.FAILED)).as(field).hasSize(1);
        assertThat(run.fake.uploads()).singleElement().satisfies(upload -> {
            assertThat(upload.status()).isEqualTo(400);
            assertThat(upload.applied()).isFalse();
        });
    }

    @Test
    void tellsThatAPlatformIsRefused() {
        Wheel wheel = PypiRun.read(WheelBuilder.wheel("demo", PypiRun.VERSION)
                .tags("py3", "none", "linux_x86_64")
                .buildIn(directory));
        run.asOther();
        assertTold(run.publish(wheel), "Binary wheel 'demo-1.0.dev1-py3-none-linux_x86_64.whl' has ", "Binary wheel ");
    }

    @Test
    void tellsThatAPasswordIsRefused() {
        run.fake.account("jane", "secret");
        run.token(Token.ofBasic(Optional.of("jane"), "secret", "the test"));
        assertTold(run.publish(run.demo("a")), "Username/Password ", "Username/Password ");
    }

    @Test
    void tellsThatTheContentIsThereUnderAnotherName() throws IOException {
        Wheel wheel = run.demo("a");
        run.fake.has("demo", "0.9", "demo-0.9-py3-none-any.whl", Files.readAllBytes(wheel.path()));
        assertTold(run.publish(wheel), "File already exists ('" + WHEEL + "', with ", "File already exists ");
    }

    @Test
    void tellsThatThereIsASourceDistribution() {
        run.fake.has("demo", PypiRun.VERSION, "Demo-1.0.dev1.tar.gz", new byte[] {1});
        run.fake.indexAnswersOnce(Reply.empty(404)); // it came after the index was read
        Wheel sdist = PypiRun.read(SdistBuilder.sdist("demo", PypiRun.VERSION).buildIn(directory));
        assertTold(run.publish(sdist), "Only one sdist ", "Only one sdist ");
    }

    @ParameterizedTest
    @CsvSource({"simple/, 405", "pypi, 410"})
    void tellsThatNoFilesAreTakenAtTheUrl(String path, int status) {
        run.uploadsTo(run.fake.uploadUrl().replace("legacy/", path));
        Failure failure = PypiRun.failure(run.publish(run.demo("a")));
        assertThat(failure.code()).isEqualTo("not-an-upload-url");
        assertThat(failure.reply().orElseThrow().status()).isEqualTo(status);
    }

    static Stream<Consumer<FakePypi>> refusingEverything() {
        return Stream.of(
                FakePypi::isReadOnly,
                FakePypi::takesNoUploads,
                fake -> fake.account("__token__", "pypi-other"),
                FakePypi::accountHasNoVerifiedEmail,
                FakePypi::accountHasNoSecondFactor);
    }

    @Test
    void tellsThatTheSlashOfTheUrlIsMissing() {
        run.uploadsTo(run.fake.uploadUrl().replaceFirst("/$", ""));
        Failure failure = PypiRun.failure(run.publish(run.demo("a")));
        assertThat(failure.code()).isEqualTo("upload-redirected");
        assertThat(failure.problem()).contains("/legacy/");
        assertThat(run.fake.uploads()).allMatch(upload -> upload.status() == 308);
    }

    @Test
    void showsTheFieldsThatPulpNames() {
        run.asOther();
        run.fake
                .answersLike(ServerManners.PULP)
                .answersOnce(Reply.json(400, "{\"sha256\":[\"This field is required.\"]}"));
        Failure failure = PypiRun.failure(run.publish(run.demo("a")));
        assertThat(failure.code()).isEqualTo("upload-refused");
        assertThat(failure.reply().orElseThrow().text()).contains("{\"sha256\":[\"This field is required.\"]}");
        assertThat(run.fake.uploads()).hasSize(1);
    }

    private Wheel[] wheels(int number, int projects) {
        return IntStream.range(0, number)
                .mapToObj(i -> run.wheel("demo" + i % projects, PypiRun.VERSION, "cp3" + i, "content" + i))
                .toArray(Wheel[]::new);
    }

    @ParameterizedTest
    @MethodSource("refusingEverything")
    void sendsNoMoreWheelsAfterARefusalOfAll(Consumer<FakePypi> server) {
        server.accept(run.fake);
        Summary summary = run.threads(2).publish(wheels(12, 12));
        assertThat(summary.filenames(Outcome.PUBLISHED)).isEmpty();
        assertThat(run.fake.uploads()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void sendsNoMoreWheelsOfAProjectThatIsSomebodyElses() {
        run.fake.belongsTo("demo0", "bob");
        Wheel[] wheels = wheels(12, 2);
        Summary summary = run.threads(2).publish(wheels);
        assertThat(summary.filenames(Outcome.PUBLISHED)).hasSize(6).allMatch(name -> name.startsWith("demo1-"));
        assertThat(run.fake.uploads()).hasSizeLessThanOrEqualTo(6 + 2);
    }

    @Test
    void publishesAsManyNewProjectsAsThereMayBe() {
        run.fake.allowsNewProjects(2);
        Summary summary = run.threads(1).publish(wheels(6, 3));
        assertThat(summary.filenames(Outcome.PUBLISHED)).hasSize(4);
        assertThat(PypiRun.failure(summary).code()).isEqualTo("new-projects-stopped");
        assertThat(run.fake.uploads()).hasSize(5);
    }

    @Test
    void publishesWhereAnotherJobHasCreatedTheProject() {
        run.fake.createsConcurrently("demo");
        assertThat(run.publish(run.demo("a")).filenames(Outcome.FAILED)).hasSize(1);
        run.publishes(run.demo("a"));
    }

    @Test
    void publishesAsATrustedPublisherOfTheProject() {
        run.fake.identityIsATrustedPublisher().hasPendingPublisherOf("demo");
        run.publishes(run.demo("a"));
    }
}
