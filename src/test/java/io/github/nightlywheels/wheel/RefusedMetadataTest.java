package io.github.nightlywheels.wheel;

import static io.github.nightlywheels.wheel.WheelBuilder.wheel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Core metadata with which pip does not install the wheel, or no wheel of the project. */
class RefusedMetadataTest {
    @TempDir
    Path directory;

    private Inspected wheels;

    @BeforeEach
    void useDirectory() {
        wheels = new Inspected(directory);
    }

    @Test
    void bytesThatAreNotUtf8() {
        WheelBuilder wheel = wheel("demo", "1.0").metadata("Author", "José");
        String text = new String(wheel.metadataFile(), StandardCharsets.UTF_8);
        wheels.refused(
                wheel.distInfoFile("METADATA", text.getBytes(StandardCharsets.ISO_8859_1)),
                "METADATA",
                "bytes that are not UTF-8: Author: Jos\\xe9",
                "UTF-8");
        wheels.refused(
                wheel("demo", "1.0").distInfoFile("METADATA", text.getBytes(StandardCharsets.UTF_16)),
                "METADATA",
                "UTF-16",
                "UTF-8");
        wheels.refused(
                wheel("demo", "1.0")
                        .distInfoFile(
                                "WHEEL", "Wheel-Version: 1.0\nGenerator: é\n".getBytes(StandardCharsets.ISO_8859_1)),
                "WHEEL",
                "bytes that are not UTF-8: Generator: \\xe9",
                "UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "torch>=1.9.*|a version without \".*\", which only == and != take",
                "a==1.0.dev1.*|\".*\" behind nothing but release numbers",
                "a>=1.0+x|a version without a local part, which only == and != take",
                "foo>dev|a version behind >",
                "a~=1|a version of two numbers at least behind ~=",
                "numpy (1.0|\")\"",
                "numpy 1.0|a comparison, a marker after \";\", or the end",
                "a; extra == x|a marker variable such as python_version, or a quoted text",
                "a; extra == 'x' if|\"and\", \"or\" or the end",
                // packaging reads these, and pip fails when it compares
                "a; 'x' in extras|a variable other than extras, which only lock files have",
                "a; 'x' == 'y'|a marker variable beside \"x\" or \"y\"",
                "a; os_name ~= 'nt'|another operator than ~= for os_name",
                "a; python_version ~= 'three'|another operator than ~= for python_version"
            })
    void requirementsThatPipCannotUse(String requirement, String expected) {
        wheels.refused(
                wheel("demo", "1.0").metadata("Requires-Dist", requirement),
                "METADATA Requires-Dist",
                requirement,
                expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a>=1.0,<2; python_version ~= '3.9' and platform_release >= '5'",
                "a; '3.8' ~= python_version",
                "a; python_version === '3.8'",
                "a; 'x' in platform_version or os_name not in 'nt, posix'",
                "a_===whatever/1",
                "UNKNOWN"
            })
    void requirementsThatPipCanUse(String requirement) {
        wheels.accepted(wheel("demo", "1.0").metadata("Requires-Dist", requirement));
    }

    @Test
    void requirementsOnSeveralLines() {
        wheels.refused(
                wheel("demo", "1.0").metadata("Requires-Dist", "a;\n  extra == 'x'"),
                "METADATA Requires-Dist",
                "a; extra == 'x'",
                "it on one line");
    }

    @Test
    void emptyRequirements() {
        wheels.refused(
                wheel("demo", "1.0").metadata("Requires-Dist", ""), "METADATA Requires-Dist", "", "a project's name");
    }

    @Test
    void namesWithBlanksRoundThem() {
        wheels.refused(
                wheel("demo", "1.0").withoutMetadata("Name").metadata("Name", "demo "),
                "METADATA Name",
                "\"demo \"",
                "demo, without blanks round it");
    }

    @Test
    void namesThatSetuptoolsDidNotFind() {
        wheels.refused(
                wheel("UNKNOWN", "1.0"),
                "METADATA Name",
                "UNKNOWN, which setuptools writes where it finds none",
                "one value");
    }

    @Test
    void showsWhatCannotBeSeenInAName() {
        for (String unseen : new String[] {"\u00a0", "\u200b", "\u0301", "\u202e", "\ufeff", "\u00ad"}) {
            wheels.refused(
                    wheel("demo", "1.0").withoutMetadata("Name").metadata("Name", "de" + unseen + "mo"),
                    "METADATA Name",
                    String.format("de\\u%04xmo", (int) unseen.charAt(0)),
                    "demo, as in the filename");
        }
    }

    @Test
    void showsAByteOrderMarkBeforeTheFields() {
        WheelBuilder wheel = wheel("demo", "1.0");
        String text = new String(wheel.metadataFile(), StandardCharsets.UTF_8);
        Path path = wheel.distInfoFile("METADATA", "\ufeff" + text).buildIn(directory);
        assertThat(WheelReader.inspect(path).faults())
                .extracting("field", "found")
                .containsExactly(
                        tuple("METADATA Name", "nothing before the line \\ufeffMetadata-Version: 2.4"),
                        tuple("METADATA Version", "nothing before the line \\ufeffMetadata-Version: 2.4"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"^3.8", "3.8", ">=3.6.*", ">=3.8 <4"})
    void warnsOfPythonVersionsThatPipIgnores(String requiresPython) {
        wheels.accepted(
                wheel("demo", "1.0").metadata("Requires-Python", requiresPython),
                "METADATA Requires-Python is no version specifier, so that pip installs the wheel on any Python: "
                        + requiresPython);
    }

    @ParameterizedTest
    @ValueSource(strings = {">=3.8", ">=3.8, <4", "~=3.8", "!=3.0.*,>=2.7", "==3.*", ">=3.8,"})
    void takesPythonVersionsThatPipReads(String requiresPython) {
        wheels.accepted(wheel("demo", "1.0").metadata("Requires-Python", requiresPython));
    }
}
