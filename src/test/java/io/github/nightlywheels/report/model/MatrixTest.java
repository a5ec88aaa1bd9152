package io.github.nightlywheels.report.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.wheel.Interpreter;
import io.github.nightlywheels.wheel.Platform;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixTest {
    private static final String TONIGHT = "demo-1.0.dev2-";
    private static final String LAST = "demo-1.0.dev1-";

    private static ReleaseReport report(Sample sample) {
        return ReleaseReport.of(sample.report()).get(0);
    }

    private static List<WheelState> states(Sample sample, String python, String abi, String platform) {
        return report(sample).matrix().find(Interpreter.of(python, abi), Platform.of(platform)).stream()
                .map(MatrixEntry::state)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "cp311, cp311, Python 3.11",
        "cp313, cp313t, Python 3.13 free-threaded",
        "cp37, cp37m, Python 3.7",
        "cp313, cp313d, Python 3.13 (cp313d)",
        "cp39, abi3, Python 3.9+ (abi3)",
        "cp312, none, Python 3.12 (any ABI)",
        "py3, none, any Python 3",
        "py310, none, any Python 3.10+",
        "pp310, pypy310_pp73, PyPy 3.10",
        "graalpy311, graalpy242_311_native, GraalPy 3.11",
        "jy27, none, jy27 none",
        "cp3999999999999, cp3, Python 3.999999999999 (cp3)",
    })
    void namesAPythonInWords(String python, String abi, String label) {
        assertThat(Interpreter.of(python, abi).label()).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({
        "any, any platform",
        "manylinux_2_28_x86_64, Linux x86-64",
        "manylinux2014_aarch64, Linux arm64",
        "manylinux1_i686, Linux x86",
        "linux_riscv64, Linux riscv64",
        "musllinux_1_2_x86_64, musl Linux x86-64",
        "macosx_11_0_arm64, macOS arm64",
        "macosx_10_9_universal2, macOS universal2",
        "win_amd64, Windows x86-64",
        "win32, Windows x86",
        "win_arm64, Windows arm64",
        "android_21_arm64_v8a, Android arm64-v8a",
        "ios_13_0_arm64_iphoneos, iOS arm64-iphoneos",
        "pyodide_2025_0_wasm32, WebAssembly wasm32",
        "haiku_1_x86_64, haiku_1_x86_64",
    })
    void namesAPlatformInWords(String tag, String words) {
        assertThat(Platform.of(tag)).hasToString(words);
    }

    @Test
    void ordersPythonsByVersionAndNotByDigits() {
        assertThat(new TreeSet<>(Stream.of(
                                        "cp310-cp310",
                                        "cp39-cp39",
                                        "pp310-pypy310_pp73",
                                        "py3-none",
                                        "cp313-cp313t",
                                        "cp313-cp313",
                                        "cp39-abi3")
                                .map(tag -> tag.split("-"))
                                .map(tag -> Interpreter.of(tag[0], tag[1]))
                                .toList())
                        .stream().map(Interpreter::label))
                .containsExactly(
                        "any Python 3",
                        "Python 3.9+ (abi3)",
                        "Python 3.9",
                        "Python 3.10",
                        "Python 3.13",
                        "Python 3.13 free-threaded",
                        "PyPy 3.10");
    }

    @Test
    void putsACompressedTagSetIntoEachCellOnce() {
        Sample sample = new Sample()
                .wheel(
                        TONIGHT + "cp39.cp310-abi3-manylinux2014_x86_64.manylinux_2_17_x86_64.win_amd64.whl",
                        Outcome.PUBLISHED);
        Matrix matrix = report(sample).matrix();
        assertThat(matrix.rows()).hasSize(2);
        assertThat(matrix.columns()).hasToString("[Linux x86-64, Windows x86-64]");
        assertThat(matrix.rows().values())
                .allSatisfy(cells -> assertThat(cells.values())
                        .allSatisfy(entries -> assertThat(entries).hasSize(1)));
        assertThat(matrix.count(WheelState.PUBLISHED)).isEqualTo(1);
    }

    @Test
    void keepsTwoWheelsOfOneCellApart() {
        Sample sample = new Sample()
                .wheel(TONIGHT + "cp311-cp311-manylinux2014_x86_64.whl", Outcome.PUBLISHED)
                .wheel(TONIGHT + "cp311-cp311-manylinux_2_34_x86_64.whl", Outcome.FAILED);
        assertThat(states(sample, "cp311", "cp311", "linux_x86_64"))
                .containsExactly(WheelState.PUBLISHED, WheelState.FAILED);
    }

    @Test
    void missesWhatOnlyTheLastReleaseHas() {
        Sample sample = new Sample()
                .release("demo", "1.0.dev0", Duration.ofDays(9), List.of("demo-1.0.dev0-cp39-cp39-win32.whl"))
                .release(
                        "demo",
                        "1.0.dev1",
                        Duration.ofDays(1),
                        List.of(
                                LAST + "cp311-cp311-win_amd64.whl",
                                LAST + "cp312-cp312-win_amd64.whl",
                                LAST + "cp313-cp313-win_amd64.whl",
                                "demo-1.0.dev1.tar.gz"))
                .release("demo", "1.0.DEV2", Duration.ofHours(1), List.of(TONIGHT + "cp312-cp312-win_amd64.whl"))
                .wheel(TONIGHT + "cp311-cp311-win_amd64.whl", Outcome.PUBLISHED);
        assertThat(states(sample, "cp311", "cp311", "win_amd64")).containsExactly(WheelState.PUBLISHED);
        assertThat(states(sample, "cp312", "cp312", "win_amd64")).containsExactly(WheelState.ON_CHANNEL);
        assertThat(states(sample, "cp313", "cp313", "win_amd64")).containsExactly(WheelState.MISSING_SINCE_LAST);
        assertThat(states(sample, "cp39", "cp39", "win32")).isEmpty();
        assertThat(report(sample).matrix().missing())
                .containsExactly(new MissingWheel(LAST + "cp313-cp313-win_amd64.whl", "Python 3.13", "Windows x86-64"));
        assertThat(report(sample).last())
                .hasValueSatisfying(last -> assertThat(last.version()).isEqualTo("1.0.dev1"));
    }

    @Test
    void comparesWithNothingWhereTheChannelHasNothing() {
        Sample sample = new Sample().noRelease("demo").wheel(TONIGHT + "py3-none-any.whl", Outcome.PUBLISHED);
        assertThat(report(sample).last()).isEmpty();
        assertThat(states(sample, "py3", "none", "any")).containsExactly(WheelState.PUBLISHED);
    }

    @Test
    void saysOfAWheelThatTheChannelLostThatItIsMissing() {
        Sample sample = new Sample()
                .release("demo", "1.0.dev2", Duration.ofHours(1), List.of(TONIGHT + "py3-none-any.whl"))
                .wheel(TONIGHT + "py3-none-any.whl", Outcome.MISSING);
        assertThat(states(sample, "py3", "none", "any")).containsExactly(WheelState.MISSING);
    }

    @Test
    void saysOfADryRunWhatWouldBeSent() {
        Sample sample = new Sample()
                .dryRun(io.github.nightlywheels.engine.Decision.Action.PUBLISH, TONIGHT + "py3-none-any.whl");
        assertThat(states(sample, "py3", "none", "any")).containsExactly(WheelState.WOULD_PUBLISH);
    }
}
