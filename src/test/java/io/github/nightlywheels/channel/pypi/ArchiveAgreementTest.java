package io.github.nightlywheels.channel.pypi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.WheelFault;
import io.github.nightlywheels.wheel.RawEntry;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No wheel whose archive PyPI refuses is sent there ({@code pypi-upload-api.md} section 1.6). */
class ArchiveAgreementTest {
    private static final byte[] UNICODE_PATH_TWICE = {0x75, 0x70, 1, 0, 1, 0x75, 0x70, 1, 0, 1};

    @TempDir
    Path directory;

    private static Arguments wheel(String name, String fault, UnaryOperator<WheelBuilder> change) {
        return Arguments.of(name, fault, change);
    }

    private static Arguments entry(String name, String fault, RawEntry entry) {
        return wheel(name, fault, wheel -> wheel.entry(entry));
    }

    private static Arguments entryPoints(String name, String fault, String text) {
        return wheel(name, fault, wheel -> wheel.distInfoFile("entry_points.txt", text));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                entry(
                        "a data descriptor",
                        "data descriptor",
                        RawEntry.of("a.txt", "x").withDataDescriptor()),
                entry(
                        "a data descriptor in the local header",
                        "data descriptor",
                        RawEntry.of("a.txt", "x").localFlag(3)),
                wheel(
                        "a name twice",
                        "two entries for one file",
                        wheel -> wheel.unlisted(RawEntry.of("demo/__init__.py", "x = 1\n"))),
                wheel(
                        "a directory twice",
                        "two entries for a directory",
                        wheel -> wheel.unlisted(RawEntry.directory("demo/b/")).unlisted(RawEntry.directory("demo/b/"))),
                entry(
                        "a comment",
                        "a comment on an entry",
                        RawEntry.of("a.txt", "x").comment("why")),
                entry("another method", "compress", RawEntry.of("a.txt", "x").declaredMethod(12)),
                entry("much content", "times the size of the file", RawEntry.zeros("zeros.bin", (64 << 20) + 1)),
                entry(
                        "two sizes",
                        "another CRC or size",
                        RawEntry.of("a.txt", "x").localSizeError(1)),
                entry("a bell", "control characters", RawEntry.of("a\u0007.txt", "x")),
                entry(
                        "a name that is not UTF-8",
                        "UTF-8",
                        RawEntry.of("a.txt", "x").rawName(new byte[] {(byte) 0xff})),
                entry(
                        "an extra field twice",
                        "two extra fields",
                        RawEntry.of("a.txt", "x").centralExtra(UNICODE_PATH_TWICE)),
                entry(
                        "a local extra field twice",
                        "two extra fields",
                        RawEntry.of("a.txt", "x").localExtra(UNICODE_PATH_TWICE)),
                wheel("bytes before it", "does not begin at the file", wheel -> wheel.before("#!".getBytes(UTF_8))),
                wheel(
                        "bytes before it that are not counted",
                        "does not begin at the file",
                        wheel -> wheel.before("#!".getBytes(UTF_8)).shifted()),
                wheel("no RECORD", "RECORD", wheel -> wheel.without("RECORD")),
                wheel("another directory", ".dist-info directory", wheel -> wheel.distInfo("Demo-1.0.dev1.dist-info")),
                wheel("no license", "License-File", wheel -> wheel.metadataLine("License-File: LICENSE")),
                entryPoints("no value", "foo", "[x]\nfoo\n"),
                entryPoints("a colon", "foo: x", "[x]\nfoo: x\n"),
                entryPoints("a blank", "foo bar", "[gui_scripts]\nfoo bar = x:y\n"),
                entryPoints("no group", "before its first group", "foo = x\n"),
                entryPoints("a group twice", "a group twice", "[x]\n[x]\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refusesItBeforeItIsSent(String name, String fault, UnaryOperator<WheelBuilder> change) {
        Path file = change.apply(WheelBuilder.wheel("demo", PypiRun.VERSION)).buildIn(directory);
        assertThat(faults(file)).singleElement().asString().contains(fault);
    }

    static Stream<Arguments> taken() {
        return Stream.of(
                entry("a name that cannot be seen", "", RawEntry.of("a\u202e.txt", "x")),
                entry("a timestamp", "", RawEntry.of("a.txt", "x").localExtra(new byte[] {0x55, 0x54, 1, 0, 1})),
                entry("a large file's fields", "", RawEntry.of("a.txt", "x").zip64()),
                wheel("a directory", "", wheel -> wheel.unlisted(RawEntry.directory("demo/b/"))),
                entryPoints("entry points", "", "[x]\nfoo = x\n"),
                entryPoints("a blank in another group", "", "[x]\nfoo bar = x\n"),
                entryPoints("a remark", "", "; a b = c\n[x]\nfoo = x\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taken")
    void sendsWhatPypiTakes(String name, String none, UnaryOperator<WheelBuilder> change) {
        Path file = change.apply(WheelBuilder.wheel("demo", PypiRun.VERSION)).buildIn(directory);
        assertThat(faults(file)).isEmpty();
        try (PypiRun run = new PypiRun(directory)) {
            run.publishes(PypiRun.read(file));
        }
    }

    private static List<String> faults(Path file) {
        try {
            Wheel wheel = WheelReader.read(file);
            return PypiRules.check(PypiServer.of("pypi", Optional.empty()), List.of(wheel)).faults().stream()
                    .map(WheelFault::toString)
                    .toList();
        } catch (FailureException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
