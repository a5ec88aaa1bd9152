package io.github.nightlywheels.channel.pypi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.failure.WheelFault;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What PyPI refuses of the metadata, and what it takes although it looks alike. */
class MetadataRulesTest {
    @TempDir
    Path directory;

    private List<WheelFault> faultsOf(String metadataVersion, String... lines) {
        WheelBuilder builder = WheelBuilder.wheel("demo", "1.0.dev1")
                .withoutMetadata("Metadata-Version")
                .withoutMetadata("Requires-Python")
                .metadataLine("Metadata-Version: " + metadataVersion);
        for (String line : lines) {
            builder.metadataLine(line);
        }
        Wheel wheel = WheelReader.read(builder.buildIn(directory));
        return MetadataRules.check(wheel, wheel.readHeaders());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2.1 | Author-email: Jane Doe",
                "2.1 | Maintainer-email: jane@localhost",
                "2.1 | Home-page: example.org",
                "2.1 | Home-page: ftp://example.org",
                "2.1 | Download-URL: nowhere",
                "2.1 | Project-URL: Home",
                "2.1 | Project-URL: Home,",
                "2.1 | Project-URL: , https://example.org",
                "2.1 | Project-URL: Home, example.org",
                "2.1 | Project-URL: Source, git+https://example.org",
                "2.1 | Provides-Dist: other @ https://example.org/other.whl",
                "2.1 | Obsoletes-Dist: ???",
                "2.1 | Provides-Extra: _tests",
                "2.1 | Requires-Python: 3 or more",
                "2.1 | Requires-Python: >=3.*",
                "2.1 | Description-Content-Type: text/html",
                "2.1 | Description-Content-Type: text/markdown; charset=latin1",
                "2.1 | Description-Content-Type: text/markdown; variant=Foo",
                "2.2 | Dynamic: Name",
                "2.2 | Dynamic: metadata-version",
                "2.2 | Dynamic: Foo",
                "2.2 | Dynamic: Dynamic",
                "2.4 | License-File: ./LICENSE",
                "2.4 | License-File: licenses//LICENSE",
                "2.4 | License-File: C:/LICENSE",
                "2.4 | License-File: a/../LICENSE",
                "2.4 | License-File: LICEN*",
                "2.4 | License-File: licenses\\LICENSE",
                "2.4 | License-File: /etc/LICENSE"
            })
    void findsAValueThatIsRefused(String version, String line) {
        assertThat(faultsOf(version, line))
                .extracting(WheelFault::field)
                .containsExactly("METADATA " + line.substring(0, line.indexOf(':')));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2.1 | Author-email: Jane <jane@example.org>, Joe <joe@example.org>",
                "2.1 | Author-email: Doe, Jane <jane@example.org>",
                "2.1 | Description-Content-Type: text/markdown; variant=GFM (a remark)",
                "2.4 | License-File: a:b.txt",
                "2.6 | Summary: of a later version",
                "2.1 | Home-page: HTTPS://example.org/a b",
                "2.1 | Home-page: UNKNOWN",
                "2.1 | Project-URL: Home , https://example.org/a,b",
                "2.1 | Provides-Dist: other>=1",
                "2.1 | Provides-Extra: My_extra.1",
                "2.1 | Requires-Python: >=3.9, !=3.10.*",
                "2.1 | Description-Content-Type: Text/Markdown; charset=\"utf-8\"; variant=CommonMark",
                "2.1 | Description-Content-Type: text/plain; variant=Foo",
                "2.2 | Dynamic: requires-dist",
                "2.2 | Dynamic: Description",
                "2.4 | License-File: licenses/a b.txt"
            })
    void takesAValueThatIsTaken(String version, String line) {
        assertThat(faultsOf(version, line)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.1 | Requires-Python: 3 or more",
                "1.1 | Maintainer-email: nobody",
                "1.1 | Project-URL: Home",
                "1.0 | Download-URL: nowhere",
                "1.2 | Description-Content-Type: text/html",
                "2.1 | Dynamic: Foo",
                "2.3 | License-File: ../LICENSE"
            })
    void leavesAFieldThatTheFormDoesNotHave(String version, String line) {
        assertThat(faultsOf(version, line)).isEmpty();
    }

    @Test
    void refusesALicenseBesideItsExpressionWhereBothAreSent() {
        assertThat(faultsOf("2.4", "License: MIT", "License-Expression: MIT"))
                .extracting(WheelFault::field)
                .containsExactly("METADATA License");
        assertThat(faultsOf("2.1", "License: MIT", "License-Expression: MIT")).isEmpty();
    }

    @Test
    void refusesAVersionThatWasNeverTaken() {
        assertThat(faultsOf("2.0")).extracting(WheelFault::found).containsExactly("2.0");
        assertThat(faultsOf("1.3")).extracting(WheelFault::found).containsExactly("1.3");
    }

    @Test
    void showsTheAddressThatIsRefused() {
        assertThat(faultsOf("2.1", "Author-email: Jane Doe <jane@localhost>"))
                .extracting(WheelFault::found)
                .containsExactly("jane@localhost");
    }

    @Test
    void refusesALabelTwice() {
        assertThat(faultsOf("2.1", "Project-URL: Home, https://a.example", "Project-URL: Home, https://b.example"))
                .extracting(WheelFault::found)
                .containsExactly("Home twice");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"512 | Summary: %s", "32 | Project-URL: %s, https://example.org"})
    void countsCharactersAsPythonDoes(int most, String line) {
        String rocket = "\uD83D\uDE80"; // one character, two of Java's
        assertThat(faultsOf("2.1", String.format(line, rocket.repeat(most)))).isEmpty();
        assertThat(faultsOf("2.1", String.format(line, rocket.repeat(most + 1))))
                .hasSize(1);
    }
}
