package io.github.nightlywheels.wheel.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.wheel.metadata.HeaderFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataWriterTest {
    private static final Path REFERENCE = Path.of("src/test/resources/reference-wheel/METADATA");

    @TempDir
    Path temporary;

    private final Specs specs = new Specs();

    @Test
    void saysFieldByFieldWhatAWheelOfPythonsOwnToolsSays() throws Exception {
        HeaderFile ours =
                HeaderFile.parse("METADATA", Specs.reference().metadata().getBytes(StandardCharsets.UTF_8));
        HeaderFile theirs = HeaderFile.parse("METADATA", Files.readAllBytes(REFERENCE));
        assertThat(ours.fields().keySet()).isEqualTo(theirs.fields().keySet());
        for (String field : theirs.fields().keySet()) {
            assertThat(ours.all(field))
                    .as(field)
                    .isEqualTo(
                            field.equals("description-content-type")
                                    ? List.of("text/markdown; charset=UTF-8")
                                    : theirs.all(field));
        }
        assertThat(ours.description()).isEqualTo(theirs.description());
    }

    @Test
    void writesNoMoreThanItIsGiven() {
        assertThat(specs.metadata()).isEqualTo("Metadata-Version: 1.1\nName: demo\nVersion: 1.0.dev7\n");
    }

    static Stream<Arguments> fields() {
        return Stream.of(
                version("1.1", specs -> specs.summary = Optional.of("A demo")),
                version("1.1", specs -> specs.authors.add("Jane")),
                version("1.1", specs -> specs.classifiers.add("Programming Language :: Java")),
                version("1.2", specs -> specs.requiresPython = Optional.of(">=3")),
                version("1.2", specs -> specs.dependencies.add("numpy")),
                version("1.2", specs -> specs.urls.put("Homepage", "https://example.org")),
                version("2.1", specs -> specs.extras.put("test", List.of())),
                version("2.1", specs -> specs.readme = Optional.of(Path.of("README.md"))),
                version("2.4", specs -> specs.license = Optional.of("MIT")));
    }

    private static Arguments version(String version, Consumer<Specs> change) {
        return Arguments.of(version, change);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void isOfTheLowestVersionThatHasTheField(String version, Consumer<Specs> change) {
        change.accept(specs);
        assertThat(specs.metadata()).startsWith("Metadata-Version: " + version + "\n");
        assertThat(specs.faults()).isEmpty();
    }

    @Test
    void writesTheVersionInItsNormalForm() {
        specs.version = "v1.0-RC.1.DEV7";
        assertThat(specs.metadata()).contains("\nVersion: 1.0rc1.dev7\n");
    }

    @ParameterizedTest
    @CsvSource({
        "README.md, text/markdown; charset=UTF-8",
        "readme.MARKDOWN, text/markdown; charset=UTF-8",
        "README.rst, text/x-rst; charset=UTF-8",
        "README.txt, text/plain; charset=UTF-8",
        "README, text/plain; charset=UTF-8"
    })
    void namesTheTypeOfTheReadme(String file, String type) throws IOException {
        specs.readme = Optional.of(Files.writeString(temporary.resolve(file), "\uFEFFone\r\n\r\ntwo: 2\r"));
        assertThat(specs.metadata()).endsWith("\nDescription-Content-Type: " + type + "\n\none\n\ntwo: 2\n");
    }

    @Test
    void refusesReadmesThatNobodyCouldRead() throws IOException {
        specs.readme = Optional.of(Files.writeString(temporary.resolve("README.adoc"), "= Demo"));
        assertThat(specs.faults())
                .singleElement()
                .asString()
                .endsWith("expected is a file that ends in .md, .rst or .txt");
        specs.readme = Optional.of(temporary.resolve("none.md"));
        assertThat(specs.faults())
                .singleElement()
                .asString()
                .startsWith("readme is")
                .endsWith("a file that is there");
        specs.readme = Optional.of(Files.write(temporary.resolve("README.md"), new byte[] {'a', (byte) 0xe4}));
        assertThat(specs.faults()).singleElement().asString().endsWith("a file in UTF-8");
        specs.readme = Optional.of(Files.write(temporary.resolve("big.txt"), new byte[(4 << 20) + 1]));
        assertThat(specs.faults()).singleElement().asString().endsWith("a file of 4 MiB at most");
    }

    @Test
    void putsExtrasUnderTheirNormalizedNames() {
        specs.extras.put("Dev_Tools", List.of("pytest", "demo @ https://example.org/x.whl ; os_name == 'nt'"));
        assertThat(specs.metadata())
                .contains(
                        "Provides-Extra: dev-tools\n",
                        "Requires-Dist: pytest; extra == \"dev-tools\"\n",
                        "Requires-Dist: demo @ https://example.org/x.whl ; os_name == 'nt' and extra == \"dev-tools\"\n");
        specs.extras.put("dev.tools", List.of());
        assertThat(specs.faults())
                .containsExactly("extras is \"dev.tools\", expected is each extra once, in one spelling");
    }

    @Test
    void quotesNamesWithSpecialCharacters() {
        specs.authors = List.of("O\"Neill, A. <a@example.org>", "b@example.org", "C", "D");
        assertThat(specs.metadata())
                .contains("Author: C, D\n", "Author-email: \"O\\\"Neill, A.\" <a@example.org>, b@example.org\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-demo", "demo-", "de mo", "démo", "demo/x", "de\nmo"})
    void refusesAName(String name) {
        specs.name = name;
        assertThat(specs.faults()).singleElement().asString().startsWith("name is \"" + name.replace('\n', ' '));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.0-SNAPSHOT", "${nightly.version}", "1.0.dev1.dev2"})
    void refusesAVersion(String version) {
        specs.version = version;
        assertThat(specs.faults())
                .containsExactly(
                        "version is \"" + version + "\", expected is a PEP 440 version such as 1.2.3.dev20261126");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "numpy>=1.x",
                "numpy>=1.0+local",
                "numpy ~= 1",
                "numpy==1.0.dev1.*",
                "numpy<",
                "1 2",
                "numpy; python == '3'",
                "numpy; sys_platform",
                "@ https://example.org",
                ""
            })
    void refusesARequirement(String requirement) {
        specs.dependencies.add(requirement);
        assertThat(specs.faults())
                .singleElement()
                .asString()
                .startsWith("dependencies is \"" + requirement + "\", expected is a requirement such as numpy>=1.26 (");
        specs.dependencies.clear();
        specs.extras.put("test", List.of(requirement));
        assertThat(specs.faults()).singleElement().asString().startsWith("extras is \"" + requirement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "numpy",
                "numpy>=1.26,<3",
                "numpy (>=1)",
                "numpy==1.*,!=1.0rc1",
                "numpy===whatever",
                "numpy~=1.4",
                "numpy==1.0+cu12",
                "dask[array,distributed]>=2; python_version<'3.13' and extra not in 'a b'",
                "pip @ https://example.org/pip.whl"
            })
    void acceptsARequirement(String requirement) {
        specs.dependencies.add(requirement);
        assertThat(specs.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.9", ">=3.x", ">=3.9; os_name=='nt'", "[a]>=3", "", "@ https://example.org"})
    void refusesWhatIsNoVersionOfPython(String text) {
        specs.requiresPython = Optional.of(text);
        assertThat(specs.faults())
                .containsExactly("requiresPython is \"" + text + "\", expected is a version specifier such as >=3.9");
    }

    @Test
    void refusesOtherThingsThatAWheelCannotSay() {
        specs.summary = Optional.of("one\ntwo");
        specs.license = Optional.of("Apache 2");
        specs.authors = List.of("Jane <jane at example.org>", "<>");
        specs.urls.put("a, b", "https://example.org");
        specs.urls.put("Homepage", "example.org");
        specs.classifiers.add("Python");
        specs.scripts.put("my tool", "demo.cli:main");
        specs.scripts.put("tool", "demo.cli.main");
        assertThat(specs.faults())
                .containsExactly(
                        "summary is \"one two\", expected is one line of 512 characters at most",
                        "authors is \"Jane <jane at example.org>\", expected is such as Jane Doe <jane@example.org>",
                        "authors is \"<>\", expected is such as Jane Doe <jane@example.org>",
                        "license is \"Apache 2\", expected is an SPDX license expression such as Apache-2.0 or MIT OR"
                                + " LicenseRef-My-Own",
                        "urls is \"a, b\", expected is a label of 32 characters at most, without commas",
                        "urls is \"Homepage: example.org\", expected is an http: or https: URL",
                        "classifiers is \"Python\", expected is such as Programming Language :: Python :: 3",
                        "scripts is \"my tool\", expected is a command of letters, digits, \"-\", \"_\" and \".\"",
                        "scripts is \"tool = demo.cli.main\", expected is a function such as demo.cli:main");
    }

    @Test
    void saysTheLicenseInOnePlaceOnly() {
        specs.classifiers.add("License :: OSI Approved :: MIT License");
        assertThat(specs.faults()).isEmpty();
        specs.license = Optional.of("MIT");
        assertThat(specs.faults())
                .containsExactly("classifiers is \"License :: OSI Approved :: MIT License\", expected is none of"
                        + " \"License\", for there is a license expression");
    }

    @Test
    void keepsEveryFieldOnOneLine() {
        specs.urls.put("Homepage", "https://example.org");
        specs.dependencies.add("numpy\n   >=1.26");
        specs.classifiers.add("Programming Language ::\nPython");
        assertThat(specs.metadata()).contains("Requires-Dist: numpy >=1.26\n");
        assertThat(specs.faults()).singleElement().asString().startsWith("classifiers");
    }
}
