package io.github.nightlywheels.channel.pypi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.nightlywheels.failure.WheelFault;
import io.github.nightlywheels.wheel.Digests;
import io.github.nightlywheels.wheel.RawEntry;
import io.github.nightlywheels.wheel.SdistBuilder;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What PyPI refuses of the files in a wheel, which pip installs. */
class ArchiveRulesTest {
    private static final String LICENSES = "demo-1.0.dist-info/licenses/";
    private static final long HARMLESS = 64 << 20;

    @TempDir
    Path directory;

    private List<WheelFault> faultsOf(WheelBuilder builder) {
        Wheel wheel = WheelReader.read(builder.buildIn(directory));
        return ArchiveRules.check(wheel, wheel.readHeaders());
    }

    private static WheelBuilder demo() {
        return WheelBuilder.wheel("demo", "1.0");
    }

    private static WheelBuilder demo(String metadataVersion) {
        return demo().withoutMetadata("Metadata-Version").metadata("Metadata-Version", metadataVersion);
    }

    @ParameterizedTest
    @CsvSource({
        "my-demo, 1.0, My_Demo-1.0, my_demo-1.0",
        "my-demo, 1.0, my.demo-1.0, my_demo-1.0",
        "demo, 1.0, demo-1, demo-1.0",
        "demo, 1.0-1, demo-1.0-1, demo-1.0.post1",
        "demo, 1.0rc1, demo-1.0_rc1, demo-1.0rc1",
        "demo, 1.0_rc1, demo-1.0rc1, demo-1.0_rc1"
    })
    void takesOnlyTheSpellingOfTheFilename(String project, String version, String found, String expected) {
        WheelBuilder wheel = WheelBuilder.wheel(project, version).filename(expected + "-py3-none-any.whl");
        assertThat(faultsOf(wheel.distInfo(found + ".dist-info")))
                .extracting(WheelFault::field, WheelFault::found, WheelFault::expected)
                .containsExactly(tuple(".dist-info directory", found + ".dist-info", expected + ".dist-info"));
        assertThat(faultsOf(wheel.distInfo(expected + ".dist-info"))).isEmpty();
    }

    @Test
    void leavesTheDirectoryOfAFilenameThatIsRefused() {
        WheelBuilder wheel = WheelBuilder.wheel("My.Demo", "1.0").filename("My.Demo-1.0-py3-none-any.whl");
        assertThat(faultsOf(wheel.distInfo("My.Demo-1.0.dist-info"))).isEmpty();
        assertThat(faultsOf(wheel.distInfo("my_demo-1.0.dist-info"))).isEmpty();
        assertThat(faultsOf(wheel.distInfo("my.demo-1.0.dist-info")))
                .extracting(WheelFault::expected)
                .containsExactly("my_demo-1.0.dist-info");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.4", "2.5", "2.10"})
    void wantsEachLicenseInItsDirectory(String metadataVersion) {
        WheelBuilder wheel = demo(metadataVersion)
                .metadataLine("License-File: LICENSE")
                .metadataLine("License-File: vendor/a b/COPYING")
                .file("demo-1.0.dist-info/LICENSE", "x")
                .file(LICENSES + "COPYING", "x");
        assertThat(faultsOf(wheel))
                .extracting(WheelFault::field, WheelFault::found, WheelFault::expected)
                .containsExactly(tuple(
                        "METADATA License-File",
                        "LICENSE, vendor/a b/COPYING",
                        "only paths of files in demo-1.0.dist-info/licenses"));
        wheel.file(LICENSES + "LICENSE", "x").file(LICENSES + "vendor/a b/COPYING", "x");
        assertThat(faultsOf(wheel)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1", "2.2", "2.3"})
    void leavesTheLicensesOfOlderMetadataWhereTheyAre(String metadataVersion) {
        assertThat(faultsOf(demo(metadataVersion)
                        .metadataLine("License-File: LICENSE")
                        .file("demo-1.0.dist-info/LICENSE", "x")))
                .isEmpty();
    }

    @Test
    void namesAFewOfManyLicenses() {
        WheelBuilder wheel = demo();
        for (String path : List.of("a", "b", "b", "c", "d", "e")) {
            wheel.metadataLine("License-File: " + path);
        }
        assertThat(faultsOf(wheel)).extracting(WheelFault::found).containsExactly("a, b, c and 2 more");
    }

    @Test
    void looksForLicensesInTheDirectoryThatIsThere() {
        assertThat(faultsOf(demo().distInfo("Demo-1.0.dist-info")
                        .metadataLine("License-File: LICENSE")
                        .file("Demo-1.0.dist-info/licenses/LICENSE", "x")))
                .extracting(WheelFault::field)
                .containsExactly(".dist-info directory");
    }

    private List<WheelFault> faultsOf(SdistBuilder builder) {
        Wheel sdist = WheelReader.read(builder.buildIn(directory));
        return ArchiveRules.check(sdist, sdist.readHeaders());
    }

    @Test
    void wantsTheLicensesOfASourceDistributionAtItsTop() {
        String metadata = "Metadata-Version: 2.4\nName: demo\nVersion: 1.0\nLicense-File: LICENSE\n";
        SdistBuilder sdist = SdistBuilder.sdist("demo", "1.0").metadata(metadata);
        assertThat(faultsOf(sdist))
                .extracting(WheelFault::field, WheelFault::found, WheelFault::expected)
                .containsExactly(tuple("PKG-INFO License-File", "LICENSE", "only paths of files in demo-1.0"));
        assertThat(faultsOf(SdistBuilder.sdist("demo", "1.0").metadata(metadata).file("demo-1.0/LICENSE", "x")))
                .isEmpty();
        assertThat(faultsOf(SdistBuilder.sdist("demo", "1.0").metadata(metadata.replace("2.4", "2.3"))))
                .isEmpty();
    }

    @Test
    void wantsTheMetadataOfASourceDistributionUnderItsPlainName() {
        SdistBuilder sdist = SdistBuilder.sdist("demo", "1.0")
                .metadata("")
                .file("./demo-1.0/PKG-INFO", "Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n");
        assertThat(faultsOf(sdist))
                .extracting(WheelFault::field, WheelFault::found)
                .containsExactly(tuple("tar", "no file with the name demo-1.0/PKG-INFO"));
    }

    @Test
    void refusesAFileThatUnpacksToFarMore() {
        assertThat(faultsOf(demo().entry(RawEntry.zeros("demo/zeros.bin", HARMLESS))))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.field()).isEqualTo("content");
                    assertThat(fault.found()).matches("[1-9]\\d\\d times the size of the file");
                    assertThat(fault.expected()).isEqualTo("at most 50 times");
                });
    }

    @ParameterizedTest
    @CsvSource({"0, 1000000", "1, 1342178", "-1000000, 1000"})
    void takesLittleContentAndNoMoreThanFiftyTimesTheFile(long beyondHarmless, long fileSize) throws IOException {
        assertThat(faultsOf(HARMLESS + beyondHarmless, fileSize)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1342177, 50", "1, 1000000, 67", "1000000000, 1000000, 1067"})
    void refusesMore(long beyondHarmless, long fileSize, int ratio) throws IOException {
        assertThat(faultsOf(HARMLESS + beyondHarmless, fileSize))
                .extracting(WheelFault::found)
                .containsExactly(ratio + " times the size of the file");
    }

    /** As if the wheel had so much content and the file that size, so that no such files need to be written. */
    private List<WheelFault> faultsOf(long content, long fileSize) throws IOException {
        Wheel honest = WheelReader.read(demo().file("demo/data.bin", "").buildIn(directory));
        long declared = content - contentOf(honest);
        demo().entry(RawEntry.of("demo/data.bin", "").sizeError(declared)).buildIn(directory);
        Digests digests =
                new Digests(honest.digests().sha256(), honest.digests().md5(), fileSize);
        Wheel wheel = new Wheel(honest.path(), honest.filename(), honest.metadata(), digests, List.of(), List.of());
        return ArchiveRules.check(wheel, wheel.readHeaders());
    }

    private static long contentOf(Wheel wheel) throws IOException {
        try (ZipFile zip = new ZipFile(wheel.path().toFile())) {
            return zip.stream().mapToLong(ZipEntry::getSize).sum();
        }
    }
}
