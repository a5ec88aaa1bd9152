package io.github.nightlywheels.channel.pypi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.nightlywheels.channel.Objections;
import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.failure.WheelFault;
import io.github.nightlywheels.wheel.Digests;
import io.github.nightlywheels.wheel.RawEntry;
import io.github.nightlywheels.wheel.SdistBuilder;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What PyPI refuses is found before the first byte; elsewhere it is said. */
class PypiRulesTest {
    @TempDir
    Path directory;

    private Objections check(String server, WheelBuilder wheel) {
        return PypiRules.check(
                PypiServer.of(server, Optional.empty()), List.of(WheelReader.read(wheel.buildIn(directory))));
    }

    private static WheelBuilder demo() {
        return WheelBuilder.wheel("demo", "1.0.dev1");
    }

    /** With a Metadata-Version that knows the fields of PEP 639. */
    private static WheelBuilder licensed(String line) {
        return demo().withoutMetadata("Metadata-Version")
                .metadataLine("Metadata-Version: 2.4")
                .metadataLine(line);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(WheelBuilder.wheel("demo", "1.0.dev1+cu128"), "METADATA Version"),
                Arguments.of(demo().metadata("Summary", "x".repeat(513)), "METADATA Summary"),
                Arguments.of(demo().metadataLine("Summary: one\n        two"), "METADATA Summary"),
                Arguments.of(
                        demo().metadataLine("Requires-Dist: other @ https://example.org/o.whl"),
                        "METADATA Requires-Dist"),
                Arguments.of(demo().tags("cp312", "cp312", "linux_x86_64"), "platform tag"),
                Arguments.of(
                        demo().metadataLine("Project-URL: " + "x".repeat(33) + ", https://example.org"),
                        "METADATA Project-URL"),
                Arguments.of(licensed("License-File: ../LICENSE"), "METADATA License-File"),
                Arguments.of(
                        demo().withoutMetadata("Metadata-Version").metadataLine("Metadata-Version: 2.0"),
                        "METADATA Metadata-Version"),
                Arguments.of(
                        demo().metadataLine("Description-Content-Type: text/html")
                                .description("<b>"),
                        "METADATA Description-Content-Type"),
                Arguments.of(licensed("License: MIT").metadataLine("License-Expression: MIT"), "METADATA License"),
                Arguments.of(demo().distInfo("Demo-1.0.dev1.dist-info"), ".dist-info directory"),
                Arguments.of(licensed("License-File: LICENSE"), "METADATA License-File"),
                Arguments.of(
                        WheelBuilder.wheel("Demo.Project", "1.0.dev1")
                                .filename("Demo.Project-1.0.dev1-py3-none-any.whl"),
                        "filename"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void findsWhatPypiWouldRefuse(WheelBuilder wheel, String field) {
        assertThat(check("testpypi", wheel).faults())
                .extracting(WheelFault::field)
                .containsExactly(field);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void onlySaysItOnceToUsersOfOtherServers(WheelBuilder builder, String field) {
        Wheel wheel = WheelReader.read(builder.buildIn(directory));
        Objections objections =
                PypiRules.check(PypiServer.of("pypi+https://example.org/", Optional.empty()), List.of(wheel));
        assertThat(objections.faults()).isEmpty();
        boolean isWarnedOfByTheReader =
                Set.of("METADATA Version", "platform tag").contains(field);
        assertThat(wheel.warnings())
                .hasSize(isWarnedOfByTheReader ? 1 : 0)
                .allMatch(said -> said.contains("PyPI refuses"));
        assertThat(objections.warnings())
                .hasSize(isWarnedOfByTheReader ? 0 : 1)
                .allMatch(said -> said.startsWith("PyPI would refuse " + field + ": found ") && said.endsWith(".whl"));
    }

    @Test
    void refusesAnArchiveThatOnlyPypiRefuses() {
        WheelBuilder commented = demo().entry(RawEntry.of("demo/extra.txt", "x").comment("a comment"));
        assertThat(check("pypi", commented).faults())
                .extracting(WheelFault::field, WheelFault::found)
                .containsExactly(
                        tuple("archive", "the zip has a comment on an entry, which PyPI refuses: demo/extra.txt"));
        assertThat(check("pypi+https://example.org/", commented)).isEqualTo(Objections.NONE);
    }

    @Test
    void refusesADataDescriptor() {
        assertThat(check("pypi", demo().entry(RawEntry.of("demo/extra.txt", "x").withDataDescriptor()))
                        .faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.field()).isEqualTo("archive");
                    assertThat(fault.found()).contains("data descriptor", "demo/extra.txt");
                });
    }

    private Objections checkSize(long size) {
        Wheel small = WheelReader.read(demo().buildIn(directory));
        Wheel large = new Wheel(
                small.path(),
                small.filename(),
                small.metadata(),
                new Digests(small.digests().sha256(), small.digests().md5(), size),
                List.of(),
                List.of());
        return PypiRules.check(PypiServer.of("pypi", Optional.empty()), List.of(large));
    }

    @Test
    void knowsTheLimitsOnTheSizeOfAFile() {
        assertThat(checkSize(100L << 20)).isEqualTo(Objections.NONE);
        assertThat(checkSize((100L << 20) + 1).faults()).isEmpty();
        assertThat(checkSize((100L << 20) + 1).warnings())
                .containsExactly(
                        "a file of more than 104857600 bytes, which PyPI takes only of a project that was given"
                                + " more: demo-1.0.dev1-py3-none-any.whl");
        assertThat(checkSize(1L << 30).faults()).isEmpty();
        assertThat(checkSize((1L << 30) + 1).faults())
                .extracting(WheelFault::field, WheelFault::found, WheelFault::expected)
                .containsExactly(tuple("size", "1073741825 bytes", "at most 1073741824"));
    }

    @Test
    void saysOnceWhatManyWheelsHaveInCommon() {
        List<Wheel> wheels = IntStream.range(0, 5)
                .mapToObj(i -> demo().tags("cp3" + i, "none", "any").description("# Demo"))
                .map(wheel -> WheelReader.read(wheel.buildIn(directory)))
                .toList();
        assertThat(PypiRules.check(PypiServer.of("pypi", Optional.empty()), wheels)
                        .warnings())
                .containsExactly("METADATA has no Description-Content-Type, so that PyPI takes the description for"
                        + " reStructuredText and may refuse it: demo-1.0.dev1-cp30-none-any.whl,"
                        + " demo-1.0.dev1-cp31-none-any.whl, demo-1.0.dev1-cp32-none-any.whl and 2 more");
    }

    @Test
    void takesAnOrdinaryWheel() {
        Objections objections = check(
                "pypi",
                demo().metadata("Summary", "A demonstration")
                        .metadataLine("Description-Content-Type: text/markdown; charset=UTF-8")
                        .description("# Demo"));
        assertThat(objections).isEqualTo(Objections.NONE);
    }

    private Wheel sdist(String project, String version) {
        return WheelReader.read(SdistBuilder.sdist(project, version).buildIn(directory));
    }

    private static List<WheelFault> faults(String server, Wheel... files) {
        return PypiRules.check(PypiServer.of(server, Optional.empty()), List.of(files))
                .faults();
    }

    @ParameterizedTest
    @CsvSource({"Demo, 1.0.dev1", "demo, 1.0.0.dev1"})
    void findsASecondSourceDistributionOfARelease(String project, String version) {
        Wheel first = sdist("demo", "1.0.dev1");
        Wheel second = sdist(project, version);
        for (String server : List.of("pypi", "testpypi")) {
            assertThat(faults(server, first, second))
                    .contains(new WheelFault(
                            second.path(),
                            "source distribution",
                            "another one of the same release, demo-1.0.dev1.tar.gz",
                            "one for each release"));
        }
        assertThat(PypiRules.check(
                        PypiServer.of("pypi+https://example.org/", Optional.empty()), List.of(first, second)))
                .satisfies(objections -> {
                    assertThat(objections.faults()).isEmpty();
                    assertThat(objections.warnings()).noneMatch(said -> said.contains("same release"));
                });
    }

    @Test
    void takesOneSourceDistributionOfEachReleaseBesideItsWheels() {
        Wheel wheel = WheelReader.read(demo().buildIn(directory));
        Wheel other = WheelReader.read(demo().tags("cp312", "none", "any").buildIn(directory));
        assertThat(faults(
                        "pypi",
                        wheel,
                        other,
                        sdist("demo", "1.0.dev1"),
                        sdist("demo", "1.0.dev2"),
                        sdist("other", "1.0.dev1")))
                .isEmpty();
    }

    @Test
    void warnsOfADescriptionWithoutAType() {
        Objections objections = check("pypi", demo().description("# Demo"));
        assertThat(objections.faults()).isEmpty();
        assertThat(objections.warnings()).singleElement().asString().contains("has no Description-Content-Type");
    }

    @Test
    void warnsOfAPlatformThatPypiMayNotKnow() {
        Objections objections = check("pypi", demo().tags("cp312", "cp312", "manylinux_2_38_loongarch64"));
        assertThat(objections.faults()).isEmpty();
        assertThat(objections.warnings())
                .containsExactly("the platform tag manylinux_2_38_loongarch64, which PyPI may not know:"
                        + " demo-1.0.dev1-cp312-cp312-manylinux_2_38_loongarch64.whl");
    }

    @Test
    void warnsOfAMetadataVersionThatPypiMayNotKnow() {
        Objections objections =
                check("pypi", demo().withoutMetadata("Metadata-Version").metadataLine("Metadata-Version: 2.6"));
        assertThat(objections.faults()).isEmpty();
        assertThat(objections.warnings())
                .containsExactly("METADATA has Metadata-Version 2.6, which PyPI may not know:"
                        + " demo-1.0.dev1-py3-none-any.whl");
    }

    @Test
    void wantsTheVersionOfASourceDistributionAsItsMetadataHasIt() {
        SdistBuilder sdist =
                SdistBuilder.sdist("demo", "1.0").metadata("Metadata-Version: 2.1\nName: demo\nVersion: 1.0.0\n");
        assertThat(faults("pypi", WheelReader.read(sdist.buildIn(directory))))
                .extracting(WheelFault::field, WheelFault::expected)
                .containsExactly(tuple("filename", "demo-1.0.0.tar.gz"));
    }

    @Test
    void keepsAPrivateProjectFromPypiOnly() {
        WheelBuilder wheel = demo().metadataLine("Classifier: Private :: Do Not Upload");
        assertThat(check("pypi", wheel).faults())
                .extracting(WheelFault::field, WheelFault::found)
                .containsExactly(tuple("METADATA Classifier", "Private :: Do Not Upload"));
        assertThat(check("pypi+https://example.org/", wheel)).isEqualTo(Objections.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "Demo.Project, 1.0.dev1, Demo.Project-1.0.dev1, demo_project-1.0.dev1",
        "my-demo, 1.0.dev1, my-demo-1.0.dev1, my_demo-1.0.dev1",
        "demo, 1.0.dev01, demo-1.0.dev01, demo-1.0.dev1"
    })
    void wantsTheNormalizedNameOfASourceDistribution(String name, String version, String found, String expected) {
        Wheel sdist = WheelReader.read(SdistBuilder.sdist(name, version).buildIn(directory));
        assertThat(PypiRules.check(PypiServer.of("pypi", Optional.empty()), List.of(sdist))
                        .faults())
                .extracting(WheelFault::field, WheelFault::found, WheelFault::expected)
                .containsExactly(tuple("filename", found + ".tar.gz", expected + ".tar.gz"));
    }
}
