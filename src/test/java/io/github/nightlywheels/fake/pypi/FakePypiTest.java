package io.github.nightlywheels.fake.pypi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import okhttp3.Credentials;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fake refuses what PyPI refuses, with its words ({@code pypi-upload-api.md} sections 1.4 to 1.6 and 2.1). */
class FakePypiTest {
    private static final OkHttpClient CLIENT = new OkHttpClient();
    private static final String WHEEL = "demo-1.0-py3-none-any.whl";
    private static final String EXISTS = "File already exists ('" + WHEEL + "', with blake2_256 hash '";
    private static final String DIGEST =
            "The digest supplied does not match a digest calculated from the uploaded file.";
    private static final String USED =
            "This filename was previously used by a file that has since been deleted. Use a different version.";
    private static final String METADATA =
            " See https://packaging.python.org/specifications/core-metadata for more information.";
    private static final String OLD = "old";

    /** A form as PyPI takes it, until something of it is changed. */
    private static final class Form {
        private final List<String[]> fields = new ArrayList<>();
        private String filename = WHEEL;
        private String content = "content";
        private String type = "application/octet-stream";
        private String password = "";

        Form() {
            set(":action", "file_upload");
            set("protocol_version", "1");
            set("metadata_version", "2.1");
            set("name", "demo");
            set("version", "1.0");
            set("filetype", "bdist_wheel");
            set("pyversion", "py3");
            set("requires_python", "");
        }

        Form set(String name, String value) {
            without(name);
            return add(name, value);
        }

        Form add(String name, String value) {
            fields.add(new String[] {name, value});
            return this;
        }

        Form without(String name) {
            fields.removeIf(field -> field[0].equals(name));
            return this;
        }

        Form file(String name, String text) {
            filename = name;
            content = text;
            return this;
        }

        Form sdist(String name) {
            return set("filetype", "sdist").set("pyversion", "source").file(name, "sdist");
        }

        Form contentType(String other) {
            type = other;
            return this;
        }

        Form password(String other) {
            password = other;
            return this;
        }

        RequestBody body() {
            if (fields.stream().noneMatch(field -> field[0].endsWith("_digest"))) {
                set("sha256_digest", stored().digest("SHA-256"));
            }
            MultipartBody.Builder body = new MultipartBody.Builder().setType(MultipartBody.FORM);
            fields.forEach(field -> body.addFormDataPart(field[0], field[1]));
            return body.addFormDataPart(
                            "content", filename, RequestBody.create(content.getBytes(UTF_8), MediaType.get(type)))
                    .build();
        }

        StoredFile stored() {
            return new StoredFile("demo", "1.0", filename, content.getBytes(UTF_8), Instant.EPOCH, "");
        }
    }

    /** What is wrong, and how it is refused. */
    private record Case(
            String name, Consumer<FakePypi> server, Consumer<Form> change, int status, String beginning, String end) {
        static Case of(String name, Consumer<Form> change, String beginning) {
            return new Case(name, fake -> {}, change, 400, beginning, "");
        }

        static Case metadata(String name, Consumer<Form> change, String beginning) {
            return new Case(name, fake -> {}, change, 400, beginning, METADATA);
        }

        static Case on(Consumer<FakePypi> server, String name, Consumer<Form> change, String beginning) {
            return new Case(name, server, change, 400, beginning, "");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static void hasOld(FakePypi fake) {
        fake.has("demo", "1.0", WHEEL, OLD.getBytes(UTF_8));
    }

    static Stream<Case> refusals() {
        String wrong = "0".repeat(64);
        return Stream.of(
                new Case(
                        "a wrong token",
                        fake -> {},
                        form -> form.password("pypi-wrong").set("metadata_version", "9"),
                        403,
                        "Invalid or non-existent authentication information. ",
                        ""),
                Case.of("another protocol", form -> form.set("protocol_version", "2"), "Unknown protocol version."),
                Case.of(
                        "a field twice",
                        form -> form.add("version", "1.0"),
                        "Invalid value for version. Error: has invalid data"),
                Case.of("no type", form -> form.without("filetype"), "Invalid value for filetype. Error: "),
                Case.of(
                        "a wheel as a source",
                        form -> form.set("pyversion", "source"),
                        "Invalid value for pyversion. Error: "),
                Case.of("no digest", form -> form.set("sha256_digest", ""), "Include at least one message digest."),
                Case.metadata("no metadata_version", form -> form.without("metadata_version"), "'' is not a valid"),
                Case.metadata(
                        "Metadata-Version 2.0", form -> form.set("metadata_version", "2.0"), "'2.0' is not a valid"),
                Case.metadata(
                        "a newer field",
                        form -> form.set("license_expression", "MIT"),
                        "license-expression introduced in metadata version 2.4, not 2.1."),
                Case.metadata(
                        "a local version", form -> form.set("version", "1.0+cu"), "The use of local versions in "),
                Case.metadata("a long summary", form -> form.set("summary", "x".repeat(513)), "'summary' field "),
                Case.metadata(
                        "a requirement by URL",
                        form -> form.set("requires_dist", "a @ https://example.org/a.whl"),
                        "Can't have direct dependency: "),
                Case.of("no name", form -> form.without("name"), "'' is an invalid value for Name. Error: "),
                Case.of("another project", form -> form.set("name", "other"), "Start filename for 'other' with "),
                Case.of("another version", form -> form.set("version", "2.0"), "Version in filename should be '2.0'"),
                Case.of("an image", form -> form.contentType("image/png"), "Invalid distribution file."),
                Case.on(
                        fake -> fake.takesAtMost(3),
                        "a large file",
                        form -> form.set("sha256_digest", wrong),
                        "File too large. Limit for project 'demo' is 100 MB. "),
                Case.of("a wrong SHA-256", form -> form.set("sha256_digest", wrong), DIGEST),
                Case.of("a wrong MD5", form -> form.set("md5_digest", "0".repeat(32)), DIGEST),
                Case.of("a wrong BLAKE2", form -> form.set("blake2_256_digest", wrong), DIGEST),
                Case.on(
                        FakePypiTest::hasOld,
                        "a wrong digest of a duplicate",
                        form -> form.set("md5_digest", wrong),
                        DIGEST),
                Case.on(FakePypiTest::hasOld, "other content under its name", form -> {}, EXISTS),
                Case.on(
                        fake -> fake.has("demo", "1.0", "demo-1.0-py2-none-any.whl", OLD.getBytes(UTF_8)),
                        "its content under another name",
                        form -> form.file(WHEEL, OLD),
                        EXISTS),
                Case.on(fake -> fake.hasDeleted(WHEEL), "the name of a deleted file", form -> {}, USED),
                Case.on(
                        fake -> hasOld(fake.hasDeleted(WHEEL)),
                        "a duplicate rather than a name that was used",
                        form -> {},
                        EXISTS),
                Case.on(
                        fake -> fake.has("demo", "1.0", "Demo-1.0.tar.gz", OLD.getBytes(UTF_8)),
                        "a second sdist",
                        form -> form.sdist("demo-1.0.tar.gz"),
                        "Only one sdist may be uploaded per release."),
                Case.of(
                        "a platform of no other machine",
                        form -> form.file("demo-1.0-py3-none-linux_x86_64.whl", "content"),
                        "Binary wheel 'demo-1.0-py3-none-linux_x86_64.whl' has an unsupported platform tag "),
                Case.on(
                        fake -> fake.hasDeleted("demo-1.0-py3-none-linux_x86_64.whl"),
                        "a name that was used rather than a platform",
                        form -> form.file("demo-1.0-py3-none-linux_x86_64.whl", "content"),
                        USED));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesInTheWordsOfPypi(Case wrong) throws IOException {
        try (FakePypi fake = new FakePypi()) {
            wrong.server().accept(fake);
            Form form = new Form().password(fake.password());
            wrong.change().accept(form);
            try (Response response = send(fake, form)) {
                assertThat(response.code()).isEqualTo(wrong.status());
                assertThat(response.message()).startsWith(wrong.beginning()).endsWith(wrong.end());
                assertThat(response.body().string())
                        .contains("\"code\": \"" + wrong.status() + " " + wrong.beginning());
            }
            assertThat(fake.uploads())
                    .singleElement()
                    .satisfies(upload -> assertThat(upload.applied()).isFalse());
        }
    }

    @Test
    void takesTheSameFormUnchangedAndOnceMore() throws IOException {
        try (FakePypi fake = new FakePypi()) {
            Form form = new Form().password(fake.password());
            form.set("sha256_digest", form.stored().digest("SHA-256"))
                    .set("md5_digest", form.stored().digest("MD5"))
                    .set("blake2_256_digest", form.stored().digest(StoredFile.BLAKE2));
            for (int i = 0; i < 2; i++) {
                try (Response response = send(fake, form)) {
                    assertThat(response.code()).isEqualTo(200);
                    assertThat(response.body().string()).isEmpty();
                }
            }
            assertThat(fake.find(WHEEL).map(StoredFile::content)).contains("content".getBytes(UTF_8));
            assertThat(fake.violations()).isEmpty();
        }
    }

    private static Response send(FakePypi fake, Form form) throws IOException {
        return CLIENT.newCall(new Request.Builder()
                        .url(fake.uploadUrl())
                        .header("Authorization", Credentials.basic(fake.user(), form.password))
                        .post(form.body())
                        .build())
                .execute();
    }
}
