package io.github.nightlywheels.channel.pypi.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.channel.pypi.api.PypiServer.Family;
import io.github.nightlywheels.channel.transfer.CircuitBreaker;
import io.github.nightlywheels.failure.ContentFailure;
import io.github.nightlywheels.failure.CredentialFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.failure.ServerReply;
import io.github.nightlywheels.failure.TokenOrigin;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.failure.UploadFailure;
import io.github.nightlywheels.failure.UploadUrlFailure;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of the tables of answers: {@code pypi-upload-api.md} sections 2.1 and 2.2. */
class UploadAnswerClassifierTest {
    @TempDir
    static Path directory;

    private static Upload upload;

    @BeforeAll
    static void build() {
        upload = new Upload(
                WheelReader.read(WheelBuilder.wheel("demo", "1.0.dev1").buildIn(directory)), Upload.Kind.NEW);
    }

    private static UploadAnswerClassifier table(Family family) {
        PypiServer server =
                new PypiServer("server", HttpUrl.get("https://up.example.org/legacy"), Optional.empty(), family);
        return new UploadAnswerClassifier(server, TokenOrigin.of("the test"));
    }

    private static AnswerMeaning meaning(Family family, int status, String words) {
        return meaning(family, status, words, upload);
    }

    private static AnswerMeaning meaning(Family family, int status, String words, Upload sent) {
        return table(family)
                .of(
                        new UploadAnswer(
                                new ServerReply("upload it", status, words),
                                words,
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        sent);
    }

    private static Failure refusal(AnswerMeaning meaning) {
        assertThat(meaning).isInstanceOfAny(AnswerMeaning.Refused.class, AnswerMeaning.RefusedByStatus.class);
        return meaning instanceof AnswerMeaning.Refused refused
                ? refused.failure()
                : ((AnswerMeaning.RefusedByStatus) meaning).failure();
    }

    static Stream<Arguments> refusalsOfPypi() {
        return Stream.of(
                Arguments.of(
                        400,
                        "Filename 'Demo-1.0.dev1-py3-none-any.whl' should contain the normalized project name 'demo', not"
                                + " 'Demo'.",
                        ContentFailure.FileRefused.class),
                Arguments.of(400, "Start filename for 'demo' with 'demo'.", ContentFailure.FileRefused.class),
                Arguments.of(
                        400,
                        "Filename 'Demo-1.0.tar.gz' is invalid, should be 'demo-1.0.tar.gz'.",
                        ContentFailure.FileRefused.class),
                Arguments.of(
                        400, "Invalid source distribution filename: demo_1.0.tar.gz", ContentFailure.FileRefused.class),
                Arguments.of(
                        400, "Version in filename should be '1.0' not '1.0.dev1'.", ContentFailure.FileRefused.class),
                Arguments.of(
                        400,
                        "License-File LICENSE does not exist in distribution file demo-1.0.dev1-py3-none-any.whl at"
                                + " demo-1.0.dev1.dist-info/licenses/LICENSE",
                        ContentFailure.FileRefused.class),
                Arguments.of(
                        400,
                        "Wheel 'demo-1.0.dev1-py3-none-any.whl' has invalid entry points defined in the"
                                + " entry_points.txt file",
                        ContentFailure.FileRefused.class),
                Arguments.of(
                        400,
                        "Wheel 'demo-1.0.dev1-py3-none-any.whl' does not contain the required RECORD file:"
                                + " demo-1.0.dev1.dist-info/RECORD",
                        ContentFailure.FileRefused.class),
                Arguments.of(
                        400,
                        "The use of local versions in '1.0+cu' is not allowed. See"
                                + " https://packaging.python.org/en/latest/specifications/version-specifiers/"
                                + "#local-version-identifiers for more information.",
                        ContentFailure.MetadataRefused.class),
                Arguments.of(
                        400,
                        "This filename was previously used by a file that has since been deleted. Use a different"
                                + " version.",
                        UploadFailure.FilenameUsed.class),
                Arguments.of(
                        400,
                        "Uploading new files to releases older than 14 days is not allowed.",
                        UploadFailure.ReleaseClosed.class),
                Arguments.of(400, "Only one sdist may be uploaded per release.", UploadFailure.SecondSdist.class),
                Arguments.of(
                        403,
                        "Invalid or non-existent authentication information. See https://pypi.org/help/#invalid-auth"
                                + " for more information.",
                        CredentialFailure.Refused.class),
                Arguments.of(
                        403,
                        "Username/Password authentication is no longer supported. Migrate to API Tokens or Trusted"
                                + " Publishers instead.",
                        CredentialFailure.PasswordForPypi.class),
                Arguments.of(
                        403,
                        "Invalid API Token: project-scoped token is not valid for project: 'demo'",
                        CredentialFailure.InvalidApiToken.class),
                Arguments.of(
                        403,
                        "The user 'jane' isn't allowed to upload to project 'demo'. See …",
                        CredentialFailure.NotAllowed.class),
                Arguments.of(
                        403,
                        "The given token isn't allowed to upload to project 'demo'. See …",
                        CredentialFailure.NotAllowed.class),
                Arguments.of(
                        403,
                        "User 'jane' does not have a verified primary email address. Please add a verified primary"
                                + " email before attempting to upload to PyPI.",
                        CredentialFailure.AccountIncomplete.class),
                Arguments.of(
                        403,
                        "User 'jane' does not have two-factor authentication enabled. Please enable two-factor"
                                + " authentication before attempting to upload to PyPI.",
                        CredentialFailure.AccountIncomplete.class),
                Arguments.of(
                        403, "Read-only mode: Uploads are temporarily disabled.", UploadFailure.UploadsStopped.class),
                Arguments.of(403, "New uploads are temporarily disabled. See …", UploadFailure.UploadsStopped.class),
                Arguments.of(
                        400,
                        "Non-user identities cannot create new projects. This was probably caused by successfully"
                                + " using a pending publisher but specifying the project name incorrectly",
                        CredentialFailure.PublisherCannotCreate.class),
                Arguments.of(
                        400,
                        "The name 'demo' is too similar to an existing project. See …",
                        UploadFailure.NameTaken.class),
                Arguments.of(400, "The name 'demo' isn't allowed. See …", UploadFailure.NameTaken.class),
                Arguments.of(
                        400,
                        "The name 'json' isn't allowed (conflict with Python Standard Library module name).",
                        UploadFailure.NameTaken.class),
                Arguments.of(
                        409,
                        "The name 'demo' conflicts with an existing project. See …",
                        UploadFailure.NameTaken.class),
                Arguments.of(
                        403,
                        "New project registration temporarily disabled. See …",
                        UploadFailure.NewProjectsStopped.class),
                Arguments.of(429, "Too many new projects created", UploadFailure.NewProjectsStopped.class),
                Arguments.of(
                        400,
                        "File too large. Limit for project 'demo' is 100 MB. See …",
                        ContentFailure.FileTooLarge.class),
                Arguments.of(
                        400,
                        "Project size too large. Limit for project 'demo' total size is 10 GB.",
                        UploadFailure.ProjectFull.class),
                Arguments.of(
                        400,
                        "The digest supplied does not match a digest calculated from the uploaded file.",
                        ContentFailure.DigestMismatch.class),
                Arguments.of(
                        400,
                        "'x y' is an invalid value for Name. Error: Start and end with a letter or numeral",
                        ContentFailure.MetadataRefused.class),
                Arguments.of(
                        400,
                        "Invalid value for filetype. Error: Use a known file type.",
                        ContentFailure.MetadataRefused.class),
                Arguments.of(
                        400,
                        "license-expression introduced in metadata version 2.4, not 2.1. See"
                                + " https://packaging.python.org/specifications/core-metadata for more information.",
                        ContentFailure.MetadataRefused.class),
                Arguments.of(
                        400,
                        "'Foo :: Bar' is not a valid classifier. See"
                                + " https://packaging.python.org/specifications/core-metadata for more information.",
                        ContentFailure.ClassifierRefused.class),
                Arguments.of(
                        400,
                        "The description failed to render in the default format of reStructuredText. See …",
                        ContentFailure.DescriptionRefused.class),
                Arguments.of(
                        400,
                        "Invalid distribution file. ZIP archive not accepted: ZIP contains a data descriptor. See"
                                + " https://docs.pypi.org/archives",
                        ContentFailure.FileRefused.class),
                Arguments.of(
                        400,
                        "Binary wheel 'f' has an unsupported platform tag 'linux_x86_64'.",
                        ContentFailure.PlatformRefused.class),
                Arguments.of(400, "Invalid attestations supplied during upload: …", UploadFailure.Refused.class),
                Arguments.of(405, "", UploadUrlFailure.NotAnUploadUrl.class),
                Arguments.of(410, "", UploadUrlFailure.NotAnUploadUrl.class));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("refusalsOfPypi")
    void isNotMisledByTheNamesThatPypiQuotes(int status, String words, Class<? extends Failure> failure) {
        for (String name :
                List.of("readonly-x", "Django_Two-Factor.Auth", "text-classifier", "quota-tool", "file-exists")) {
            Upload named = new Upload(
                    WheelReader.read(WheelBuilder.wheel(name, "1.0.dev1").buildIn(directory.resolve(name))),
                    Upload.Kind.NEW);
            String quoted = words.replace("'demo'", "'" + name + "'")
                    .replace("'f'", "'" + named.filename() + "'")
                    .replace("'jane'", "'" + name + "'");
            assertThat(refusal(meaning(Family.PYPI, status, quoted, named)))
                    .as(quoted)
                    .isInstanceOf(failure);
        }
    }

    @Test
    void isNotMisledByTheNamesThatOthersQuote() {
        Upload named = new Upload(
                WheelReader.read(WheelBuilder.wheel("already-exists", "1.0").buildIn(directory.resolve("already"))),
                Upload.Kind.NEW);
        assertThat(refusal(meaning(Family.OTHER, 403, "You may not deploy 'pypi-local:already-exists/1.0'", named)))
                .isInstanceOf(CredentialFailure.NotAllowed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "429, quota exceeded for requests",
        "429, storage limit",
        "500, hash mismatch",
        "503, quota service unavailable",
        "502, classifier",
        "408, file too large"
    })
    void triesAgainWhatMayPassWhateverItSays(int status, String words) {
        assertThat(meaning(Family.OTHER, status, words)).isInstanceOf(AnswerMeaning.Passing.class);
    }

    @Test
    void takesAFullStorageForFinal() {
        assertThat(refusal(meaning(Family.OTHER, 507, "storage limit reached")))
                .isInstanceOf(UploadFailure.ProjectFull.class);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("refusalsOfPypi")
    void knowsWhatPypiRefuses(int status, String words, Class<? extends Failure> failure) {
        assertThat(refusal(meaning(Family.PYPI, status, words))).isInstanceOf(failure);
    }

    @ParameterizedTest
    @CsvSource({"200, 404", "201, 405", "202, 404", "204, 410"})
    void takesARefusalForOneOfTheFileOnceTheUrlHasTakenAnother(int success, int status) {
        UploadAnswerClassifier table = table(Family.OTHER);
        assertThat(refusal(meaning(table, status, ""))).isInstanceOf(UploadUrlFailure.NotAnUploadUrl.class);
        meaning(table, 203, "");
        meaning(table, 401, "");
        assertThat(refusal(meaning(table, status, ""))).isInstanceOf(UploadUrlFailure.NotAnUploadUrl.class);
        meaning(table, success, "");
        Failure failure = refusal(meaning(table, status, ""));
        assertThat(failure).isInstanceOf(UploadFailure.Refused.class);
        assertThat(PypiFailureReach.of(failure)).isEqualTo(CircuitBreaker.Reach.WHEEL);
    }

    private static AnswerMeaning meaning(UploadAnswerClassifier table, int status, String words) {
        return table.of(
                new UploadAnswer(
                        new ServerReply("upload it", status, words),
                        words,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                upload);
    }

    static Stream<Arguments> refusalsOfOthers() {
        return Stream.of(
                Arguments.of(400, "File is too large", ContentFailure.FileTooLarge.class), // GitLab
                Arguments.of(403, "403 Forbidden", CredentialFailure.NotAllowed.class),
                Arguments.of(404, "404 Project Not Found", UploadUrlFailure.NotAnUploadUrl.class),
                Arguments.of(401, "401 Unauthorized", CredentialFailure.Refused.class),
                Arguments.of(400, "requires_python is missing", ContentFailure.MetadataRefused.class),
                Arguments.of(400, "Description is too long", ContentFailure.MetadataRefused.class),
                Arguments.of(
                        400,
                        "Repository path must have another '/' after initial '/'",
                        UploadUrlFailure.NotAnUploadUrl.class), // Nexus
                Arguments.of(400, "Digests do not match, found: X, expected: ", ContentFailure.DigestMismatch.class),
                Arguments.of(400, "pypi-hosted is read-only", UploadFailure.UploadsStopped.class),
                Arguments.of(400, "Repository is read only: pypi-hosted", UploadFailure.UploadsStopped.class),
                Arguments.of(503, "Nexus is in read-only mode", UploadFailure.UploadsStopped.class),
                Arguments.of(
                        404,
                        "Could not locate artifact 'pypi-local:demo'",
                        CredentialFailure.NotAllowed.class), // Artifactory
                Arguments.of(
                        400, "Metadata version '2.3' is unsupported", ContentFailure.MetadataRefused.class), // Azure
                Arguments.of(400, "The email 'x' is invalid.", ContentFailure.MetadataRefused.class),
                Arguments.of(422, "422 Unprocessable Entity", UploadFailure.Refused.class), // GitLab in FIPS mode
                Arguments.of(403, "no permission to submit", CredentialFailure.NotAllowed.class), // devpi
                Arguments.of(404, "", UploadUrlFailure.NotAnUploadUrl.class),
                Arguments.of(
                        400,
                        "{\"sha256\":[\"This field is required.\"]}",
                        UploadFailure.Refused.class), // Pulp: errors of fields, which are shown as they are
                Arguments.of(400, "hash mismatch", ContentFailure.DigestMismatch.class), // Gitea
                Arguments.of(400, "invalid name or version", ContentFailure.MetadataRefused.class),
                Arguments.of(403, "quota exceeded", UploadFailure.ProjectFull.class), // Forgejo
                Arguments.of(403, "Index is not allowing uploads", UploadFailure.UploadsStopped.class), // Pulp
                Arguments.of(413, "Request Entity Too Large", ContentFailure.FileTooLarge.class), // nginx
                Arguments.of(411, "Length Required", UploadFailure.Refused.class),
                Arguments.of(400, "", UploadFailure.Refused.class)); // Artipie
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("refusalsOfOthers")
    void knowsWhatOtherServersRefuse(int status, String words, Class<? extends Failure> failure) {
        assertThat(refusal(meaning(Family.OTHER, status, words))).isInstanceOf(failure);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    400 | Validation failed: File name has already been taken
                    400 | Repository does not allow updating assets: pypi-hosted
                    400 | pypi-hosted/packages/demo/1.0/demo.whl cannot be updated
                    403 | Not enough permissions to overwrite artifact 'pypi-local:demo'
                    403 | Not enough permissions to delete/overwrite artifact
                    403 | User needs delete/overwrite all artifacts under 'demo'
                    409 | Package version asset already exists
                    400 | Requested entity already exists.
                    409 | The feed 'F' already contains file 'f' in package 'demo'
                    409 | demo-1.0.whl already exists in non-volatile index
                    409 | Error: 409 Conflict
                    400 | Package 'demo' already exists!
                    400 | package file already exists
                    400 | Package demo already exists in index
                    409 | ''
                    """)
    void knowsHowServersSayThatANameIsTaken(int status, String words) {
        assertThat(meaning(Family.OTHER, status, words)).isInstanceOf(AnswerMeaning.Taken.class);
    }

    @Test
    void takesTheConflictOfAProjectOnPypiForNoFile() {
        assertThat(refusal(meaning(Family.PYPI, 409, ""))).isInstanceOf(UploadFailure.NameTaken.class);
        assertThat(meaning(Family.PYPI, 400, "File already exists ('f', with blake2_256 hash '00')."))
                .isInstanceOf(AnswerMeaning.Taken.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204})
    void takesFewForASuccess(int status) {
        assertThat(meaning(Family.OTHER, status, "")).isEqualTo(new AnswerMeaning.Stored());
    }

    @Test
    void takesAcceptedForNoMore() {
        assertThat(meaning(Family.OTHER, 202, "")).isEqualTo(new AnswerMeaning.Accepted());
    }

    @Test
    void takesTheTaskOfPulpForNoMore() {
        String task = "{\"session\":\"8a7f\",\"task\":\"/tasks/1/\",\"task_start_time\":\"2026-11-22T01:02:03Z\"}";
        assertThat(meaning(Family.OTHER, 200, task)).isEqualTo(new AnswerMeaning.Accepted());
        assertThat(meaning(Family.OTHER, 200, "no task: stored")).isEqualTo(new AnswerMeaning.Stored());
    }

    @ParameterizedTest
    @ValueSource(ints = {203, 205, 206, 299})
    void doubtsEveryOtherSuccess(int status) {
        assertThat(meaning(Family.OTHER, status, "")).isInstanceOf(AnswerMeaning.Doubtful.class);
    }

    @Test
    void doubtsAPageForPeople() {
        UploadAnswer page = new UploadAnswer(
                new ServerReply("upload it", 200, "Sign in"),
                "Sign in",
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(table(Family.OTHER).of(page, upload))
                .isInstanceOfSatisfying(
                        AnswerMeaning.Doubtful.class,
                        doubtful -> assertThat(doubtful.failure()).isInstanceOf(UploadUrlFailure.SignInPage.class));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirectAndSaysWhereItLeads(int status) {
        UploadAnswer redirect = new UploadAnswer(
                new ServerReply("upload it", status, ""),
                "",
                false,
                Optional.of("https://up.example.org/legacy/"),
                Optional.empty(),
                Optional.empty());
        assertThat(refusal(table(Family.OTHER).of(redirect, upload)))
                .isInstanceOfSatisfying(UploadUrlFailure.Redirected.class, failure -> {
                    assertThat(failure.problem())
                            .isEqualTo("The upload to https://up.example.org/legacy is redirected to"
                                    + " https://up.example.org/legacy/, which no upload follows.");
                    assertThat(failure.remedy(ParameterNames.PLAIN)).isEqualTo("add the slash at the end of apiUrl");
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504, 524})
    void triesAgainWhatMayPassAndMayHaveHadAnEffect(int status) {
        assertThat(meaning(Family.OTHER, status, "")).isInstanceOfSatisfying(AnswerMeaning.Passing.class, passing -> {
            assertThat(passing.effect()).isEqualTo(AnswerMeaning.Effect.POSSIBLE);
            assertThat(passing.failure()).isInstanceOf(TransferFailure.ServerError.class);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {501, 505})
    void triesNothingAgainThatTheServerSaysItCannotDo(int status) {
        assertThat(refusal(meaning(Family.OTHER, status, ""))).isInstanceOf(UploadFailure.Refused.class);
    }

    @Test
    void triesAgainAfterTooManyRequestsWithoutDoubt() {
        assertThat(meaning(Family.OTHER, 429, "slow down"))
                .isInstanceOfSatisfying(
                        AnswerMeaning.Passing.class,
                        passing -> assertThat(passing.effect()).isEqualTo(AnswerMeaning.Effect.NONE));
    }
}
