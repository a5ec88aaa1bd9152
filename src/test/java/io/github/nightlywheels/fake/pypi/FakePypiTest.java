package io.github.nightlywheels.fake.pypi;

import static io.github.nightlywheels.fake.pypi.PypiForm.SDIST;
import static io.github.nightlywheels.fake.pypi.PypiForm.WHEEL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.wheel.SdistBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import okhttp3.Credentials;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fake refuses what PyPI refuses, with its words ({@code pypi-upload-api.md} sections 1.1 to 1.7 and 2.1). */
class FakePypiTest {
    private static final byte[] OLD = "old".getBytes(UTF_8);
    private static final String EXISTS = "File already exists ('" + WHEEL + "', with blake2_256 hash '";
    private static final String DIGEST =
            "The digest supplied does not match a digest calculated from the uploaded file.";
    private static final String USED =
            "This filename was previously used by a file that has since been deleted. Use a" + " different version.";
    private static final String CREATES = "Non-user identities cannot create new projects. ";
    private static final String PASSWORD = "Username/Password authentication is no longer supported. Migrate to API"
            + " Tokens or Trusted Publishers instead.";

    @TempDir
    Path directory;

    private final FakePypi fake = new FakePypi();

    @AfterEach
    void stop() {
        fake.close();
    }

    /** What is wrong, and how it is refused. */
    private record Case(String name, Consumer<FakePypi> server, Consumer<PypiForm> change, int status, String words) {
        static Case sends(String name, Consumer<PypiForm> change, int status, String words) {
            return new Case(name, fake -> {}, change, status, words);
        }

        static Case bad(String name, Consumer<PypiForm> change, String words) {
            return sends(name, change, 400, words);
        }

        static Case on(String name, Consumer<FakePypi> server, int status, String words) {
            return new Case(name, server, form -> {}, status, words);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static void hasOld(FakePypi fake) {
        fake.has("demo", "1.0", WHEEL, OLD);
    }

    static Stream<Case> refusalsOfTheSender() {
        return Stream.of(
                Case.on("no uploads", FakePypi::takesNoUploads, 403, "New uploads are temporarily disabled. "),
                Case.sends("no header", form -> form.authorization("nothing"), 403, "Invalid or non-existent "),
                Case.sends("no base64", form -> form.authorization("Basic !"), 403, "Invalid or non-existent "),
                Case.sends("a password", form -> form.authorization(Credentials.basic("jane", "x")), 403, PASSWORD),
                Case.on("an expired token", FakePypi::tokenHasExpired, 403, "Invalid API Token: "),
                new Case(
                        "an account that is not PyPI's",
                        fake -> fake.account("jane", "secret"),
                        form -> form.authorization(Credentials.basic("jane", "secret")),
                        403,
                        PASSWORD));
    }

    static Stream<Case> refusalsOfTheProject() {
        return Stream.of(
                Case.on(
                        "somebody else's",
                        fake -> fake.belongsTo("Demo", "bob"),
                        403,
                        "The user 'jane' isn't allowed to upload to project 'demo'. "),
                Case.on(
                        "another publisher's",
                        fake -> fake.belongsTo("demo", "bob").identityIsATrustedPublisher(),
                        403,
                        "The given token isn't allowed to upload to project 'demo'. "),
                Case.on("one that a publisher may not make", FakePypi::identityIsATrustedPublisher, 400, CREATES),
                Case.on(
                        "another one than is pending",
                        fake -> fake.identityIsATrustedPublisher().hasPendingPublisherOf("demos"),
                        400,
                        CREATES),
                Case.on(
                        "a similar one",
                        fake -> fake.hasSimilarName("demo"),
                        400,
                        "The name 'demo' is too similar to an existing project. "),
                Case.on(
                        "a new one when there are none",
                        FakePypi::hasStoppedNewProjects,
                        403,
                        "New project registration temporarily disabled. "),
                Case.on("one too many", fake -> fake.allowsNewProjects(0), 429, "Too many new projects created"),
                Case.on(
                        "one that another job makes",
                        fake -> fake.createsConcurrently("demo"),
                        409,
                        "The name 'demo' conflicts with an existing project. "));
    }

    static Stream<Case> refusalsOfTheForm() {
        return Stream.of(
                Case.bad("no type", form -> form.without("filetype"), "Invalid value for filetype. Error: "),
                Case.bad("another type", form -> form.set("filetype", "egg"), "Invalid value for filetype. Error: "),
                Case.bad(
                        "a wheel as a source",
                        form -> form.set("pyversion", "source"),
                        "Invalid value for pyversion. "),
                Case.bad("a source as a wheel", form -> form.sdist().set("pyversion", "py3"), "Invalid value for pyv"),
                Case.bad("no digest", form -> form.set("sha256_digest", ""), "Include at least one message digest."),
                Case.bad("no name", form -> form.without("name"), "'' is an invalid value for Name. Error: "),
                Case.bad(
                        "a name of old tools",
                        form -> form.set("name", "UNKNOWN"),
                        "'' is an invalid value for Name. "),
                Case.bad("a bad name", form -> form.set("name", "x y"), "'x y' is an invalid value for Name. Error: "),
                Case.sends("another action", form -> form.set(":action", "remove_pkg"), 405, ""),
                Case.sends("an old action", form -> form.set(":action", "doc_upload"), 410, ""),
                Case.sends("an old action in the query", form -> form.query("?:action=submit"), 410, ""));
    }

    static Stream<Case> refusalsOfTheFile() {
        String wrong = "0".repeat(64);
        return Stream.of(
                Case.bad(
                        "another project",
                        form -> form.set("name", "other"),
                        "Start filename for 'other' with 'other'"),
                Case.bad(
                        "a name in capitals",
                        form -> form.named(WHEEL.replace('d', 'D')),
                        "Start filename for 'demo' "),
                Case.bad("no wheel's name", form -> form.named("demo-1.0.whl"), "Invalid filename 'demo-1.0.whl'."),
                Case.bad("another version", form -> form.named("demo-2.0-py3-none-any.whl"), "Version in filename sh"),
                Case.on(
                        "a large file",
                        fake -> fake.takesAtMost(3),
                        400,
                        "File too large. Limit for project 'demo' is 3 bytes. "),
                Case.on(
                        "a full project",
                        fake -> fake.projectsHoldAtMost(100).has("Demo", "0.9", "demo-0.9-py3-none-any.whl", OLD),
                        400,
                        "Project size too large. Limit for project 'demo' total size is 100 bytes. "),
                Case.bad("a wrong SHA-256", form -> form.set("sha256_digest", wrong), DIGEST),
                Case.bad("a wrong MD5", form -> form.set("md5_digest", "0".repeat(32)), DIGEST),
                Case.bad("a wrong BLAKE2", form -> form.set("blake2_256_digest", wrong), DIGEST),
                Case.on("other content under its name", FakePypiTest::hasOld, 400, EXISTS),
                new Case(
                        "its content under another name",
                        fake -> fake.has("demo", "1.0", "demo-1.0-py2-none-any.whl", OLD),
                        form -> form.content(OLD),
                        400,
                        EXISTS),
                Case.on("the name of a deleted file", fake -> fake.hasDeleted(WHEEL), 400, USED),
                Case.bad(
                        "an sdist without PKG-INFO",
                        form -> form.sdist(SdistBuilder.sdist("demo", "1.0").metadata("")),
                        "Invalid distribution file. PKG-INFO not found at demo-1.0/PKG-INFO"),
                Case.bad(
                        "an sdist of two directories",
                        form -> form.sdist(SdistBuilder.sdist("demo", "1.0").file("other/a.txt", "")),
                        "Invalid distribution file. It has not one top-level directory."));
    }

    static Stream<Case> refusals() {
        return Stream.of(refusalsOfTheSender(), refusalsOfTheProject(), refusalsOfTheForm(), refusalsOfTheFile())
                .flatMap(cases -> cases);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesInTheWordsOfPypi(Case wrong) throws IOException {
        wrong.server().accept(fake);
        PypiForm form = new PypiForm(directory);
        wrong.change().accept(form);
        try (Response response = form.send(fake)) {
            assertThat(response.code()).isEqualTo(wrong.status());
            assertThat(response.message()).startsWith(wrong.words());
            assertThat(response.body().string()).contains("\"code\": \"" + wrong.status() + " " + wrong.words());
        }
        assertThat(fake.uploads())
                .singleElement()
                .satisfies(upload -> assertThat(upload.applied()).isFalse());
        StoredFile sent = form.file();
        assertThat(fake.find(form.filename()).filter(known -> known.hasContentOf(sent)))
                .isEmpty();
    }

    private void takes(PypiForm form) throws IOException {
        try (Response response = form.send(fake)) {
            assertThat(response.message()).isEmpty();
            assertThat(response.code()).isEqualTo(200);
            assertThat(response.body().string()).isEmpty();
        }
        assertThat(fake.find(form.filename()).map(StoredFile::content))
                .contains(form.file().content());
    }

    private PypiForm form() {
        return new PypiForm(directory);
    }

    @Test
    void takesTheSameFormUnchangedAndOnceMore() throws IOException {
        StoredFile file = form().file();
        PypiForm form = form().set("sha256_digest", file.digest("SHA-256"))
                .set("md5_digest", file.digest("MD5"))
                .set("blake2_256_digest", file.digest(StoredFile.BLAKE2));
        takes(form);
        fake.hasDeleted(WHEEL).releasedDaysAgo("demo", "1.0", 15);
        takes(form);
        assertThat(fake.violations()).isEmpty();
    }

    @Test
    void takesASourceDistributionBesideAWheel() throws IOException {
        takes(form());
        takes(form().sdist());
        assertThat(fake.find(SDIST)).isPresent();
    }

    @Test
    void takesAFileThatJustFits() throws IOException {
        int size = form().file().content().length;
        fake.takesAtMost(size).projectsHoldAtMost(size);
        takes(form());
        try (Response response = form().named("demo-1.0-py2-none-any.whl").send(fake)) {
            assertThat(response.message()).startsWith("Project size too large. ");
        }
    }

    @Test
    void takesNewFilesForFourteenDays() throws IOException {
        fake.releasedDaysAgo("demo", "1.0", 14).releasedDaysAgo("demo", "0.9", 15);
        takes(form());
    }

    @Test
    void takesAProjectThatAnotherJobHasJustMade() throws IOException {
        fake.createsConcurrently("demo");
        try (Response response = form().send(fake)) {
            assertThat(response.code()).isEqualTo(409);
        }
        takes(form());
    }

    @Test
    void countsOnlyNewProjects() throws IOException {
        fake.allowsNewProjects(1);
        takes(form());
        takes(form().sdist());
        try (Response response = form().set("name", "other").send(fake)) {
            assertThat(response.code()).isEqualTo(429);
        }
    }

    @Test
    void takesWhatATrustedPublisherMayUpload() throws IOException {
        fake.identityIsATrustedPublisher().hasPendingPublisherOf("Demo");
        fake.accountHasNoVerifiedEmail().accountHasNoSecondFactor();
        takes(form().set("attestations", "[]"));
    }

    @Test
    void takesATokenForTheProject() throws IOException {
        takes(form());
        fake.tokenIsOnlyFor("Demo");
        takes(form().sdist());
    }

    static List<String> headersOfTheToken() {
        return List.of(Credentials.basic("__token__", "pypi-secret \n"), "token pypi-secret", "Bearer pypi-secret");
    }

    @ParameterizedTest
    @MethodSource("headersOfTheToken")
    void takesATokenInAnyHeader(String header) throws IOException {
        fake.account("__token__", "pypi-secret");
        takes(form().authorization(header));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?:action=file_upload", "?a=b&%3Aaction=file_upload"})
    void takesAnActionInTheQuery(String query) throws IOException {
        takes(form().without(":action").query(query));
    }

    @Test
    void sendsWhoIsRefusedWithoutAnActionToTheLoginPage() throws IOException {
        try (Response response = form().without(":action").send(fake)) {
            assertThat(response.code()).isEqualTo(405);
        }
        try (Response response = form().without(":action").token("pypi-wrong").send(fake)) {
            assertThat(response.code()).isEqualTo(303);
            assertThat(response.header("Location")).isEqualTo("/account/login/");
        }
    }

    @Test
    void takesWhatItDoesNotRead() throws IOException {
        takes(form().add("provides_extras", "x").tuple("gpg_signature"));
        assertThat(fake.violations()).contains("no server knows the field provides_extras");
    }

    @Test
    void wantsAForm() throws IOException {
        try (Response response = form().send(fake, RequestBody.create("no form".getBytes(UTF_8)))) {
            assertThat(response.code()).isEqualTo(400);
        }
    }
}
