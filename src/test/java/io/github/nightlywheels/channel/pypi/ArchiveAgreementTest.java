package io.github.nightlywheels.channel.pypi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.wheel.RawEntry;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No wheel whose archive PyPI refuses is sent there ({@code pypi-upload-api.md} section 1.6). */
class ArchiveAgreementTest {
    private static final byte[] UNICODE_PATH_TWICE = {0x75, 0x70, 1, 0, 1, 0x75, 0x70, 1, 0, 1};

    @TempDir
    Path directory;

    private static Arguments wheel(String name, UnaryOperator<WheelBuilder> change) {
        return Arguments.of(name, change);
    }

    private static Arguments entry(String name, RawEntry entry) {
        return wheel(name, wheel -> wheel.entry(entry));
    }

    private static Arguments entryPoints(String name, String text) {
        return wheel(name, wheel -> wheel.distInfoFile("entry_points.txt", text));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                entry("a data descriptor", RawEntry.of("a.txt", "x").withDataDescriptor()),
                entry(
                        "a data descriptor in the local header",
                        RawEntry.of("a.txt", "x").localFlag(3)),
                wheel("a name twice", wheel -> wheel.unlisted(RawEntry.of("demo/__init__.py", "x = 1\n"))),
                wheel(
                        "a directory twice",
                        wheel -> wheel.unlisted(RawEntry.directory("demo/b/")).unlisted(RawEntry.directory("demo/b/"))),
                entry("a comment", RawEntry.of("a.txt", "x").comment("why")),
                entry("another method", RawEntry.of("a.txt", "x").declaredMethod(12)),
                entry("much content", RawEntry.zeros("zeros.bin", (64 << 20) + 1)),
                entry("two sizes", RawEntry.of("a.txt", "x").localSizeError(1)),
                entry("a bell", RawEntry.of("a\u0007.txt", "x")),
                entry("a name that is not UTF-8", RawEntry.of("a.txt", "x").rawName(new byte[] {(byte) 0xff})),
                entry("an extra field twice", RawEntry.of("a.txt", "x").centralExtra(UNICODE_PATH_TWICE)),
                entry("a local extra field twice", RawEntry.of("a.txt", "x").localExtra(UNICODE_PATH_TWICE)),
                wheel("bytes before it", wheel -> wheel.before("#!".getBytes(UTF_8))),
                wheel(
                        "bytes before it that are not counted",
                        wheel -> wheel.before("#!".getBytes(UTF_8)).shifted()),
                wheel("no RECORD", wheel -> wheel.without("RECORD")),
                wheel("another directory", wheel -> wheel.distInfo("Demo-1.0.dev1.dist-info")),
                wheel("no license", wheel -> wheel.metadataLine("License-File: LICENSE")),
                entryPoints("no value", "[x]\nfoo\n"),
                entryPoints("a colon", "[x]\nfoo: x\n"),
                entryPoints("a blank", "[gui_scripts]\nfoo bar = x:y\n"),
                entryPoints("no group", "foo = x\n"),
                entryPoints("a group twice", "[x]\n[x]\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refusesItBeforeItIsSent(String name, UnaryOperator<WheelBuilder> change) {
        Path file = change.apply(WheelBuilder.wheel("demo", PypiRun.VERSION)).buildIn(directory);
        assertThat(isRefused(file)).isTrue();
    }

    @Test
    void sendsAnOrdinaryWheel() {
        assertThat(isRefused(WheelBuilder.wheel("demo", PypiRun.VERSION)
                        .distInfoFile("entry_points.txt", "[x]\nfoo = x\n")
                        .buildIn(directory)))
                .isFalse();
    }

    private static boolean isRefused(Path file) {
        try {
            Wheel wheel = WheelReader.read(file);
            return !PypiRules.check(PypiServer.of("pypi", Optional.empty()), List.of(wheel))
                    .faults()
                    .isEmpty();
        } catch (FailureException e) {
            return true;
        }
    }
}
