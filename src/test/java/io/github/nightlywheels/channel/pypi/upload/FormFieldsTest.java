package io.github.nightlywheels.channel.pypi.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.pypi.upload.FormFields.Field;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fields of the form: {@code pypi-upload-api.md} section 1.4. */
class FormFieldsTest {
    @TempDir
    Path directory;

    private List<Field> fields(WheelBuilder wheel) {
        return FormFields.of(WheelReader.read(wheel.buildIn(directory)), Optional.empty());
    }

    @Test
    void sendsTheMetadataUnderTheNamesOfTheForm() {
        WheelBuilder builder = WheelBuilder.wheel("Demo-Project", "1.0.dev1")
                .withoutMetadata("Metadata-Version")
                .metadataLine("Metadata-Version: 2.4")
                .metadata("Summary", "A demonstration")
                .metadata("Keywords", "a,b")
                .metadata("Author-email", "Jane \u00c9 <jane@example.org>")
                .metadata("Requires-Python", ">=3.9")
                .metadata("Description-Content-Type", "text/markdown")
                .metadata("License-Expression", "Apache-2.0")
                .metadataLine("License-File: LICENSE")
                .metadataLine("License-File: NOTICE")
                .metadataLine("Classifier: Programming Language :: Python")
                .metadataLine("Classifier: Operating System :: OS Independent")
                .metadataLine("Project-URL: Home, https://example.org")
                .metadataLine("Requires-Dist: numpy>=1; extra == 'x'")
                .metadataLine("Provides-Extra: x")
                .metadataLine("Platform: any")
                .metadataLine("Dynamic: Version")
                .description("# Demo\n\nText\n");
        Wheel wheel = WheelReader.read(builder.buildIn(directory));
        assertThat(FormFields.of(wheel, Optional.of("0123")))
                .containsExactly(
                        new Field(":action", "file_upload"),
                        new Field("protocol_version", "1"),
                        new Field("filetype", "bdist_wheel"),
                        new Field("pyversion", "py3"),
                        new Field("metadata_version", "2.4"),
                        new Field("name", "Demo-Project"),
                        new Field("version", "1.0.dev1"),
                        new Field("summary", "A demonstration"),
                        new Field("description_content_type", "text/markdown"),
                        new Field("keywords", "a,b"),
                        new Field("author_email", "Jane \u00c9 <jane@example.org>"),
                        new Field("license_expression", "Apache-2.0"),
                        new Field("license_file", "LICENSE"),
                        new Field("license_file", "NOTICE"),
                        new Field("classifiers", "Programming Language :: Python"),
                        new Field("classifiers", "Operating System :: OS Independent"),
                        new Field("platform", "any"),
                        new Field("requires_dist", "numpy>=1; extra == 'x'"),
                        new Field("project_urls", "Home, https://example.org"),
                        new Field("provides_extra", "x"),
                        new Field("dynamic", "Version"),
                        new Field("description", "# Demo\n\nText"),
                        new Field("requires_python", ">=3.9"),
                        new Field("sha256_digest", wheel.digests().sha256()),
                        new Field("md5_digest", wheel.digests().md5().orElseThrow()),
                        new Field("blake2_256_digest", "0123"));
    }

    @Test
    void leavesOutWhatTheMetadataVersionDoesNotKnow() {
        assertThat(fields(WheelBuilder.wheel("demo", "1.0.dev1")
                                .withoutMetadata("Metadata-Version")
                                .metadataLine("Metadata-Version: 2.1")
                                .metadataLine("License-File: LICENSE")
                                .metadataLine("Dynamic: Version")
                                .metadataLine("License: MIT"))
                        .stream()
                        .map(Field::name)
                        .collect(Collectors.toList()))
                .contains("license")
                .doesNotContain("license_file", "dynamic");
    }

    @ParameterizedTest
    @CsvSource({"1.0, ''", "1.1, ''", "1.2, >=3.9", "2.4, >=3.9"})
    void sendsRequiresPythonAlwaysAndItsValueWhereTheMetadataVersionKnowsIt(String version, String sent) {
        assertThat(fields(WheelBuilder.wheel("demo", "1.0.dev1")
                        .withoutMetadata("Metadata-Version")
                        .metadataLine("Metadata-Version: " + version)
                        .withoutMetadata("Requires-Python")
                        .metadataLine("Requires-Python: >=3.9")))
                .contains(new Field("requires_python", sent), new Field("metadata_version", version));
    }

    @Test
    void sendsRequiresPythonAlwaysAndNothingElseBlank() {
        List<Field> fields = fields(WheelBuilder.wheel("demo", "1.0.dev1").withoutMetadata("Requires-Python"));
        assertThat(fields).contains(new Field("requires_python", ""));
        assertThat(fields.stream().filter(field -> !field.name().equals("requires_python")))
                .allSatisfy(field -> assertThat(field.value()).isNotEmpty());
    }
}
