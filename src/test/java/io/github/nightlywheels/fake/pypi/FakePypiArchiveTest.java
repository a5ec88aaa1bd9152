package io.github.nightlywheels.fake.pypi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.wheel.RawEntry;
import io.github.nightlywheels.wheel.WheelBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fake refuses the wheels that PyPI refuses ({@code pypi-upload-api.md} sections 1.5 and 1.6), and no others. */
class FakePypiArchiveTest {
    private static final byte[] UNICODE_PATH_TWICE = {0x75, 0x70, 1, 0, 1, 0x75, 0x70, 1, 0, 1};

    @TempDir
    Path directory;

    private final FakePypi fake = new FakePypi();

    @AfterEach
    void stop() {
        fake.close();
    }

    private String answer(PypiForm form) throws IOException {
        try (Response response = form.send(fake)) {
            return response.isSuccessful() ? "taken" : response.message();
        }
    }

    private PypiForm form() {
        return new PypiForm(directory);
    }

    private static Arguments wheel(String words, Consumer<WheelBuilder> change) {
        return Arguments.of(words, change);
    }

    private static Arguments entry(String words, RawEntry... entries) {
        return wheel(words, wheel -> List.of(entries).forEach(wheel::unlisted));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                entry(
                        "ZIP contains a data descriptor",
                        RawEntry.of("a.txt", "x").withDataDescriptor()),
                entry(
                        "ZIP contains a data descriptor",
                        RawEntry.of("a.txt", "x").localFlag(3)),
                entry("Duplicate filename demo/__init__.py", RawEntry.of("demo/__init__.py", "x")),
                entry(
                        "Comment in the central directory",
                        RawEntry.of("a.txt", "x").comment("why")),
                entry(
                        "Unsupported compression method 12",
                        RawEntry.of("a.txt", "x").declaredMethod(12)),
                entry("it unpacks to more than 50 times its size", RawEntry.zeros("zeros.bin", (64 << 20) + 1)),
                entry("Mis-matched data size", RawEntry.of("a.txt", "x").localSizeError(1)),
                entry("Invalid character in a filename", RawEntry.of("a\u0007.txt", "x")),
                entry("Invalid character in a filename", RawEntry.of("a\u007f.txt", "x")),
                entry("Unknown record signature", RawEntry.of("a.txt", "x").behind(new byte[5])),
                entry(
                        "Filename not in central directory",
                        RawEntry.of("a.txt", "x").localName("b.txt")),
                entry(
                        "Filename not in central directory",
                        RawEntry.of("\u00e9.txt", "x").withoutFlag(11)),
                entry("Malformed zip file", RawEntry.of("a.txt", "x").localExtra(new byte[3])),
                entry("Duplicate filename demo/b/", RawEntry.directory("demo/b/"), RawEntry.directory("demo/b/")),
                entry("it is malformed", RawEntry.of("a.txt", "x").rawName(new byte[] {(byte) 0xff})),
                entry("Duplicate extra field", RawEntry.of("a.txt", "x").centralExtra(UNICODE_PATH_TWICE)),
                entry("Duplicate extra field", RawEntry.of("a.txt", "x").localExtra(UNICODE_PATH_TWICE)),
                wheel("Unknown record signature", wheel -> wheel.before("#!".getBytes(UTF_8))),
                wheel(
                        "Mis-matched offset",
                        wheel -> wheel.before("#!".getBytes(UTF_8)).shifted()));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesTheArchive(String words, Consumer<WheelBuilder> change) throws IOException {
        assertThat(answer(form().wheel(change)))
                .isEqualTo("Invalid distribution file. ZIP archive not accepted: " + words
                        + ". See https://docs.pypi.org/archives");
    }

    @Test
    void refusesWhatFollowsTheArchive() throws IOException {
        byte[] zip = form().file().content();
        assertThat(answer(form().content(Arrays.copyOf(zip, zip.length + 1))))
                .startsWith("Invalid distribution file. ZIP archive not accepted: Trailing data.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 21, 100})
    void refusesWhatIsNoArchive(int length) throws IOException {
        assertThat(answer(form().content(Arrays.copyOf("no zip".getBytes(UTF_8), length))))
                .startsWith("Invalid distribution file. ZIP archive not accepted: no end of the central directory.");
    }

    @Test
    void refusesTheBeginningAndTheEndOfAnArchive() throws IOException {
        byte[] zip = form().file().content();
        assertThat(answer(form().content(Arrays.copyOf(zip, zip.length - 1))))
                .startsWith("Invalid distribution file. ");
        assertThat(answer(form().content(Arrays.copyOfRange(zip, 1, zip.length))))
                .startsWith("Invalid distribution file. ");
    }

    @Test
    void refusesWhatJavaWritesByItself() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("demo/__init__.py"));
        }
        assertThat(answer(form().content(bytes.toByteArray())))
                .startsWith("Invalid distribution file. ZIP archive not accepted: ZIP contains a data descriptor.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WHEEL", "METADATA", "RECORD"})
    void refusesAWheelThatLacksAFile(String missing) throws IOException {
        assertThat(answer(form().wheel(wheel -> wheel.without(missing))))
                .startsWith("Invalid distribution file. Wheel 'demo-1.0-py3-none-any.whl' does not contain")
                .endsWith("demo-1.0.dist-info/" + missing);
    }

    @Test
    void refusesAnotherSpellingOfTheDirectory() throws IOException {
        assertThat(answer(form().wheel(wheel -> wheel.distInfo("Demo-1.0.dist-info"))))
                .endsWith("demo-1.0.dist-info/WHEEL");
    }

    @Test
    void wantsEachLicenseInItsDirectory() throws IOException {
        PypiForm form = form().set("metadata_version", "2.4")
                .set("license_file", "LICENSE")
                .add("license_file", "vendor/COPYING")
                .wheel(wheel -> wheel.file("demo-1.0.dist-info/licenses/LICENSE", "x"));
        assertThat(answer(form)).endsWith("demo-1.0.dist-info/licenses/vendor/COPYING");
        assertThat(answer(form.wheel(wheel -> wheel.file("demo-1.0.dist-info/licenses/vendor/COPYING", "x"))))
                .isEqualTo("taken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[a]\nfoo\n", "[console_scripts]\nfoo bar = x:y\n", "[a]\nfoo: x\n", "[a]\n[a]\n", "\nfoo = x\n"
            })
    void refusesEntryPoints(String text) throws IOException {
        assertThat(answer(form().wheel(wheel -> wheel.distInfoFile("entry_points.txt", text))))
                .isEqualTo("Invalid distribution file. entry_points.txt has the line " + text.split("\n", -1)[1]);
    }

    @Test
    void wantsEntryPointsInUtf8() throws IOException {
        assertThat(answer(form().wheel(wheel -> wheel.distInfoFile("entry_points.txt", new byte[] {(byte) 0xff}))))
                .isEqualTo("Invalid distribution file. entry_points.txt is not UTF-8");
    }

    @Test
    void takesEntryPoints() throws IOException {
        String text = "# scripts\n[console_scripts]\n\nfoo-bar.1=demo:main\n[x]\nb\u00e4r = demo [y]\n";
        assertThat(answer(form().wheel(wheel -> wheel.distInfoFile("entry_points.txt", text))))
                .isEqualTo("taken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "linux_x86_64",
                "linux_aarch64",
                "macosx_11_1_arm64",
                "macosx_16_0_arm64",
                "win_arm32",
                "manylinux_2_17_x86_64.linux_x86_64"
            })
    void refusesAPlatform(String platform) throws IOException {
        String name = "demo-1.0-py3-none-" + platform + ".whl";
        assertThat(answer(form().named(name)))
                .isEqualTo("Binary wheel '" + name + "' has an unsupported platform tag '"
                        + platform.replaceFirst(".*\\.", "") + "'.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "any",
                "win32",
                "win_amd64",
                "win_arm64",
                "manylinux1_x86_64",
                "manylinux2014_x86_64.manylinux_2_17_x86_64",
                "musllinux_1_2_x86_64",
                "macosx_10_9_x86_64",
                "macosx_11_0_arm64",
                "macosx_26_0_arm64",
                "linux_armv6l",
                "linux_armv7l",
                "ios_13_0_arm64_iphoneos",
                "android_21_arm64_v8a",
                "pyemscripten_2025_0_wasm32"
            })
    void takesAPlatform(String platform) throws IOException {
        assertThat(answer(form().named("demo-1.0-py3-none-" + platform + ".whl")))
                .isEqualTo("taken");
    }

    @Test
    void takesWhatIsUnusualButRight() throws IOException {
        assertThat(answer(form().wheel(wheel -> wheel.entry(
                                RawEntry.of("demo/a.txt", "x").stored())
                        .entry(RawEntry.of("demo/\u00e9.txt", "x").zip64())
                        .entry(RawEntry.directory("demo/b/"))
                        .entry(RawEntry.zeros("demo/zeros.bin", 1 << 20))
                        .record(text -> "another RECORD"))))
                .isEqualTo("taken");
    }
}
