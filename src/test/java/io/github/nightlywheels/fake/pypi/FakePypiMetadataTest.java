package io.github.nightlywheels.fake.pypi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fake refuses the metadata that PyPI refuses ({@code pypi-upload-api.md} section 1.4), and no others. */
class FakePypiMetadataTest {
    private static final String HELP =
            ". See https://packaging.python.org/specifications/core-metadata for more information.";

    @TempDir
    Path directory;

    private final FakePypi fake = new FakePypi();

    @AfterEach
    void stop() {
        fake.close();
    }

    /** Sends a form with a Metadata-Version and one more field; the answer's reason phrase, or "taken". */
    private String answer(String metadataVersion, String field, String value) throws IOException {
        PypiForm form =
                new PypiForm(directory).set("metadata_version", metadataVersion).set(field, value);
        if (field.equals("version")) {
            form.named("demo-" + value + "-py3-none-any.whl")
                    .wheel(wheel -> wheel.distInfo("demo-" + value + ".dist-info"));
        }
        try (Response response = form.send(fake)) {
            return response.isSuccessful() ? "taken" : response.message();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "metadata_version  | \"\"                   | '' is not a valid metadata version",
                "metadata_version  | 2.0                    | '2.0' is not a valid metadata version",
                "metadata_version  | 2.6                    | '2.6' is not a valid metadata version",
                "version           | 1.0+cu                 | The use of local versions in <Version('1.0+cu')> is not allowed",
                "version           | 1.0-SNAPSHOT           | '1.0-SNAPSHOT' is invalid for 'version'",
                "version           | UNKNOWN                | '' is invalid for 'version'",
                "author_email      | Jane                   | 'Jane' is an invalid email address in 'author-email'",
                "author_email      | Jane <jane>            | 'jane' is an invalid email address in 'author-email'",
                "author_email      | Jane <jane at home>    | 'jane at home' is an invalid email address in 'author-email'",
                "maintainer_email  | a@localhost            | 'a@localhost' is an invalid email address in 'maintainer-email'",
                "home_page         | example.org            | 'example.org' is not a valid url",
                "download_url      | ftp://example.org      | 'ftp://example.org' is not a valid url",
                "requires_python   | >=3.*                  | '>=3.*' is invalid for 'requires-python'",
                "requires_python   | ~=3                    | '~=3' is invalid for 'requires-python'",
                "requires_python   | 3 or more              | '3 or more' is invalid for 'requires-python'",
                "provides_dist     | a @ https://b/c.whl    | Can't have direct dependency: a @ https://b/c.whl",
                "provides_extra    | _x                     | '_x' is invalid for 'provides-extra'",
                "classifiers       | Unknown :: Thing       | 'Unknown :: Thing' is not a valid classifier",
                "project_urls      | Home                   | 'Home' has no label of its own, or no valid URL, for 'project-url'",
                "project_urls      | Home, example.org      | 'Home, example.org' has no label of its own, or no valid URL, for 'project-url'",
                "requires_dist     | a @ https://b/c.whl    | Can't have direct dependency: a @ https://b/c.whl",
                "requires_dist     | a[x]@https://b/c.whl   | Can't have direct dependency: a[x]@https://b/c.whl",
                "description_content_type | text/html       | 'description-content-type' must be one of text/plain, text/x-rst"
                        + " and text/markdown",
                "description_content_type | text/plain; charset=latin1 | 'description-content-type' can only specify the"
                        + " UTF-8 charset, not 'latin1'",
                "description_content_type | text/markdown; variant=Foo | valid Markdown variants for"
                        + " 'description-content-type' are GFM and CommonMark, not 'Foo'"
            })
    void refusesWhatIsWrong(String field, String value, String words) throws IOException {
        assertThat(answer("2.1", field, value)).isEqualTo(words + HELP);
    }

    @Test
    void refusesWhatIsLong() throws IOException {
        assertThat(answer("2.1", "summary", "x".repeat(513))).startsWith("'summary' field must be 512 ");
        assertThat(answer("2.1", "summary", "x\ny")).startsWith("'summary' must be a single line");
        String label = "x".repeat(33);
        assertThat(answer("2.1", "project_urls", label + ", https://example.org"))
                .isEqualTo("'" + label + "' must be 32 characters or less" + HELP);
    }

    @Test
    void refusesTwoWaysToNameALicense() throws IOException {
        PypiForm form = new PypiForm(directory)
                .set("metadata_version", "2.4")
                .set("license", "MIT")
                .set("license_expression", "MIT");
        try (Response response = form.send(fake)) {
            assertThat(response.message()).startsWith("License is deprecated when License-Expression is present.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../LICENSE", "/LICENSE", "LICEN*", "a\\LICENSE", "C:/LICENSE", "./LICENSE", "a//LICENSE"})
    void refusesALicenseThatCanBeNoPath(String path) throws IOException {
        assertThat(answer("2.4", "license_file", path))
                .isEqualTo("'" + path + "' is invalid for 'license-file'" + HELP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Name", "version", "Foo"})
    void refusesADynamicFieldThatIsNone(String field) throws IOException {
        assertThat(answer("2.2", "dynamic", field))
                .isEqualTo("Dynamic field '" + field + "' is not a valid dynamic field" + HELP);
        assertThat(answer("2.2", "dynamic", "Requires-Dist")).isEqualTo("taken");
    }

    @ParameterizedTest
    @CsvSource({
        "supported_platform, 1.0, 1.1",
        "download_url, 1.0, 1.1",
        "classifiers, 1.0, 1.1",
        "requires, 1.0, 1.1",
        "provides, 1.0, 1.1",
        "obsoletes, 1.0, 1.1",
        "maintainer, 1.1, 1.2",
        "maintainer_email, 1.1, 1.2",
        "requires_dist, 1.1, 1.2",
        "requires_python, 1.1, 1.2",
        "requires_external, 1.1, 1.2",
        "project_urls, 1.1, 1.2",
        "provides_dist, 1.1, 1.2",
        "obsoletes_dist, 1.1, 1.2",
        "description_content_type, 1.2, 2.1",
        "provides_extra, 1.2, 2.1",
        "dynamic, 2.1, 2.2",
        "license_expression, 2.3, 2.4",
        "license_file, 2.3, 2.4",
        "import_name, 2.4, 2.5",
        "import_namespace, 2.4, 2.5"
    })
    void refusesAFieldInOlderMetadata(String field, String older, String since) throws IOException {
        assertThat(answer(older, field, "x"))
                .isEqualTo(
                        field.replace('_', '-') + " introduced in metadata version " + since + ", not " + older + HELP);
        assertThat(answer(since, field, "x")).doesNotContain("introduced");
        assertThat(answer(older, field, "UNKNOWN")).doesNotContain("introduced");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version          | 1!2.0rc1.post2.dev3",
                "version          | 1.0a1",
                "summary          | UNKNOWN",
                "author_email     | jane@example.org",
                "author_email     | Jane Doe <jane@example.org>, bob",
                "author_email     | Doe, Jane <jane@example.org>",
                "author_email     | jane[at]example.org",
                "home_page        | HTTPS://example.org/a b",
                "requires_python  | >=3.9, !=3.10.*, ~=3.9.1, ===x",
                "provides_extra   | My_extra.1",
                "author_email     | \"Doe, Jane\" <jane@example.org>",
                "keywords         | one,two",
                "project_urls     | Home, https://example.org/a?b",
                "requires_dist    | a[x]>=1; python_version < '4'",
                "license          | MIT",
                "description_content_type | text/markdown; charset=UTF-8; variant=GFM",
                "description      | a paragraph with #1 and `code`"
            })
    void takesWhatIsRight(String field, String value) throws IOException {
        assertThat(answer("2.1", field, value)).isEqualTo("taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"# Demo", "text\n\n### Part", "```python\nx = 1\n```"})
    void takesMarkdownAsWhatItIsOnly(String description) throws IOException {
        PypiForm form = new PypiForm(directory).set("description", description);
        try (Response response = form.send(fake)) {
            assertThat(response.message())
                    .startsWith("The description failed to render in the default format of reStructuredText.");
        }
        try (Response response =
                form.set("description_content_type", "text/markdown").send(fake)) {
            assertThat(response.code()).isEqualTo(200);
        }
    }
}
