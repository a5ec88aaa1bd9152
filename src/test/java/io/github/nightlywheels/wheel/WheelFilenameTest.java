package io.github.nightlywheels.wheel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.failure.WheelFault;
import io.github.nightlywheels.wheel.fault.Findings;
import io.github.nightlywheels.wheel.metadata.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WheelFilenameTest {
    @Test
    void takesAFilenameApart() {
        String text = "torch-2.13.0+cpu-1_g7-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl";
        WheelFilename filename = parse(text);
        assertThat(filename)
                .isEqualTo(new WheelFilename(
                        text,
                        "torch",
                        Version.parse("2.13.0+cpu"),
                        Optional.of("1_g7"),
                        new CompatibilityTags("cp311", "cp311", "manylinux_2_17_x86_64.manylinux2014_x86_64")));
    }

    @Test
    void expandsCompressedTagSets() {
        assertThat(parse("six-1.17.0-py2.py3-none-any.whl").tags().expanded())
                .containsExactly("py2-none-any", "py3-none-any");
    }

    @ParameterizedTest
    @CsvSource({
        "demo-1.0-py3-none-any.whl, demo, 1.0",
        "ruamel.yaml-0.18-py3-none-any.whl, ruamel.yaml, 0.18",
        "Flask_SQLAlchemy-3.1-py3-none-any.whl, Flask_SQLAlchemy, 3.1",
        "a_.b-1.0-py3-none-any.whl, a_.b, 1.0",
        "demo-1.0_rc1-py3-none-any.whl, demo, 1.0rc1",
        "demo-1.0+local_1-py3-none-any.whl, demo, 1.0+local.1",
        "demo-1!2.0-py3-none-any.whl, demo, 1!2.0",
        "demo-1.0.dev20261122-cp313-cp313t-win_amd64.whl, demo, 1.0.dev20261122",
        "demo-1.0-CP313-none-Any.whl, demo, 1.0"
    })
    void acceptsWhatToolsWriteAndPipInstalls(String text, String distribution, String version) {
        WheelFilename filename = parse(text);
        assertThat(filename.distribution()).isEqualTo(distribution);
        assertThat(filename.version()).isEqualTo(Version.parse(version));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "demo-1.0-py3-none-any.zip|filename|demo-1.0-py3-none-any.zip|a name that ends in .whl",
                "demo-1.0-py3-none-any.WHL|filename|demo-1.0-py3-none-any.WHL|a name that ends in .whl",
                "-1.0-py3-none-any.whl|filename name|nothing|letters, digits, \"_\" and \".\"",
                "_demo-1.0-py3-none-any.whl|filename name|_demo|letters, digits, \"_\" and \".\"",
                "de mo-1.0-py3-none-any.whl|filename name|de mo|letters, digits, \"_\" and \".\"",
                "demo-one-py3-none-any.whl|filename version|one|a PEP 440 version",
                "demo--py3-none-any.whl|filename version|nothing|a PEP 440 version",
                "demo-1.0-build1-py3-none-any.whl|filename build tag|build1|a digit first",
                "demo-1.0-py3.-none-any.whl|filename python tag|py3.|a tag such as py3 or cp313",
                "demo-1.0-py3--any.whl|filename abi tag|nothing|a tag such as none or cp313",
                "demo-1.0-3-none-any.whl|filename python tag|3|a tag such as py3 or cp313",
                "demo-1.0.dev2_cu12.1-py3-none-any.whl|filename version|1.0.dev2_cu12.1"
                        + "|1.0.dev2+cu12.1, as in demo-1.0.dev2+cu12.1-py3-none-any.whl",
                "demo-1.0_1-py3-none-any.whl|filename version|1.0_1|1.0.post1, as in demo-1.0.post1-py3-none-any.whl",
                "demo-1.0_1.dev1-py3-none-any.whl|filename version|1.0_1.dev1"
                        + "|1.0.post1.dev1, as in demo-1.0.post1.dev1-py3-none-any.whl",
                "und__x-1.0-py3-none-any.whl|filename name|und__x|und_x, as in und_x-1.0-py3-none-any.whl",
                "my-demo-1.0-py3-none-any.whl|filename name|my-demo|my_demo, as in my_demo-1.0-py3-none-any.whl",
                "a-b-c-1.0-1-py3-none-any.whl|filename name|a-b-c|a_b_c, as in a_b_c-1.0-1-py3-none-any.whl",
                "demo-1.0-py3-none-any+.whl|filename platform tag|any+|a tag such as any or win_amd64"
            })
    void refusesOthersWithAFact(String text, String field, String found, String expected) {
        assertThat(faultsOf(text)).containsExactly(new WheelFault(Path.of(text), field, found, expected));
        assertThat(WheelFilename.find(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"demo-1.0-py3-none.whl, 4", "demo-1-2-3-4-py3-none-any.whl, 8", "demo.whl, 1"})
    void refusesAWrongNumberOfParts(String text, int parts) {
        assertThat(faultsOf(text)).extracting(WheelFault::found).containsExactly(parts + " parts");
    }

    @Test
    void showsWhatCannotBeSeen() {
        assertThat(faultsOf("de\u202emo-1.0-py3-none-any.whl"))
                .singleElement()
                .asString()
                .startsWith("de\\u202emo-1.0-py3-none-any.whl: filename name: found de\\u202emo,");
    }

    @Test
    void tellsEverythingThatIsWrong() {
        assertThat(faultsOf("de mo-x-y-p y-none-any.whl"))
                .extracting(WheelFault::field)
                .containsExactly("filename name", "filename version", "filename build tag", "filename python tag");
    }

    /** NUL is in no path of any system; others are in none of some. */
    @ParameterizedTest
    @ValueSource(strings = {"demo-1.0-py3-none-a\0ny.whl", "demo-1.0-py3-none-\u00fcber.whl", "demo\0", "\0", ""})
    void isNoneWhereThereCanBeNoFileOfThatName(String text) {
        assertThat(WheelFilename.find(text)).isEmpty();
        assertThat(TagCell.of(text)).isEmpty();
    }

    private static WheelFilename parse(String text) {
        return WheelFilename.find(text).orElseThrow();
    }

    private static List<WheelFault> faultsOf(String text) {
        Findings findings = new Findings(Path.of(text));
        assertThat(WheelFilename.parse(text, findings)).isEmpty();
        return findings.faults();
    }
}
