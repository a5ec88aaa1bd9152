package io.github.nightlywheels.wheel.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.failure.WheelFault;
import io.github.nightlywheels.wheel.fault.DamageException;
import io.github.nightlywheels.wheel.fault.Findings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoreMetadataTest {
    private static final Path FILE = Path.of("demo-1.0-py3-none-any.whl");
    private static final String LEAST = "Metadata-Version: 2.4\nName: demo\nVersion: 1.0\n";

    private final Findings findings = new Findings(FILE);

    @Test
    void readsEveryField() {
        assertThat(read("""
                Metadata-Version: 2.4
                Name: My.Demo
                Version: 1.0+Local
                Summary: Ça va:
                  two lines
                License-Expression: MIT OR Apache-2.0
                License: see the file
                Home-page: https://a.org
                Project-URL: Homepage, https://b.org
                Requires-Python: >=3.9
                Requires-Dist: numpy
                Requires-Dist: scipy >=1; extra == "x"
                """))
                .isEqualTo(new CoreMetadata(
                        "2.4",
                        new ProjectName("My.Demo"),
                        "1.0+Local",
                        Optional.of("Ça va: two lines"),
                        Optional.of("MIT OR Apache-2.0"),
                        Optional.of("https://a.org"),
                        Optional.of(">=3.9"),
                        List.of(requirement("numpy"), requirement("scipy >=1; extra == \"x\""))));
        assertThat(findings.warnings()).isEmpty();
    }

    @Test
    void countsUnknownAsAbsent() {
        CoreMetadata metadata = read(LEAST + "Summary: UNKNOWN\nLicense: UNKNOWN\nHome-page: UNKNOWN\n\nUNKNOWN\n\n");
        assertThat(metadata.summary()).isEmpty();
        assertThat(metadata.license()).isEmpty();
        assertThat(metadata.homePage()).isEmpty();
        assertThat(description("Name: a\n\nUNKNOWN\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Homepage", "homepage", "Home-Page", "home page", "'Home, page'"})
    void findsTheHomePageAmongTheUrls(String label) {
        assertThat(read(LEAST + "Project-URL: Docs, https://d.org\nProject-URL: " + label + ", https://h.org/a,b\n")
                        .homePage())
                .isEqualTo(label.contains(",") ? Optional.empty() : Optional.of("https://h.org/a,b"));
    }

    @Test
    void readsFieldNamesInAnyCaseAndAnyLineBreak() {
        assertThat(read("METADATA-VERSION: 2.1\r\nname: demo\rVersion:1.0\r\n\r\nbody")
                        .name()
                        .text())
                .isEqualTo("demo");
    }

    @Test
    void keepsTheLinesOfALicense() {
        assertThat(read(LEAST + "License: MIT\n        \n        Copyright\n       |  Me\n")
                        .license())
                .contains("MIT\n\nCopyright\n  Me");
    }

    @Test
    void findsTheDescriptionInBodyOrField() {
        assertThat(description("Name: a\n\n# A\n\n text\n\n\n")).isEqualTo("# A\n\n text");
        assertThat(description("Description: # A\n        \n          text\nName: a\n\n"))
                .isEqualTo("# A\n\n  text");
        assertThat(description("Description: # A\n       |\n       |text\nName: a\n\nbody"))
                .isEqualTo("# A\n\ntext");
        assertThat(description("Name: a\n")).isEmpty();
    }

    @Test
    void endsTheFieldsWherePythonDoes() {
        assertThat(read(LEAST + "License: MIT\nno field\nSummary: s\n").summary())
                .isEmpty();
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] latin1 = (LEAST + "Author: José\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> HeaderFile.parse("METADATA", latin1))
                .hasMessage("METADATA: found bytes that are not UTF-8: Author: Jos\\xe9, expected UTF-8");
        assertThatThrownBy(() -> HeaderFile.parse("METADATA", LEAST.getBytes(StandardCharsets.UTF_16)))
                .hasMessage("METADATA: found UTF-16, expected UTF-8");
    }

    @Test
    void needsNameAndVersion() {
        assertThat(CoreMetadata.of(parse(""), findings)).isEmpty();
        assertThat(findings.faults())
                .containsExactly(
                        new WheelFault(FILE, "METADATA Name", "nothing in an empty file", "one value"),
                        new WheelFault(FILE, "METADATA Version", "nothing in an empty file", "one value"));
    }

    private CoreMetadata read(String text) {
        return CoreMetadata.of(parse(text), findings).orElseThrow();
    }

    private static String description(String text) {
        return parse(text).description();
    }

    private static Requirement requirement(String text) {
        return new Requirement(text, DependencySpecifier.parse(text));
    }

    private static HeaderFile parse(String text) {
        try {
            return HeaderFile.parse("METADATA", text.getBytes(StandardCharsets.UTF_8));
        } catch (DamageException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
