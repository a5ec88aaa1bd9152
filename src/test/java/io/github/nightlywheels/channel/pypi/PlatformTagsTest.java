package io.github.nightlywheels.channel.pypi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTagsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "any",
                "win32",
                "win_amd64",
                "win_arm64",
                "win_ia64",
                "linux_armv6l",
                "linux_armv7l",
                "manylinux1_x86_64",
                "manylinux2010_i686",
                "manylinux2014_aarch64",
                "manylinux2014_ppc64",
                "manylinux_2_28_x86_64",
                "MANYLINUX_2_28_X86_64",
                "manylinux_2_39_riscv64",
                "manylinux_2_28_ppc64",
                "musllinux_1_2_x86_64",
                "macosx_10_9_x86_64",
                "macosx_10_9_universal2",
                "macosx_11_0_arm64",
                "macosx_26_0_arm64",
                "ios_13_0_arm64_iphoneos",
                "ios_13_0_x86_64_iphonesimulator",
                "android_21_arm64_v8a",
                "android_21_x86",
                "pyemscripten_2025_0_wasm32"
            })
    void knowsThoseThatPypiTakes(String tag) {
        assertThat(PlatformTags.of(tag)).isEqualTo(PlatformTags.TAKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "manylinux_2_38_loongarch64",
                "musllinux_1_2_ppc64",
                "musllinux_1_2_armv6l",
                "macosx_16_0_arm64",
                "macosx_27_0_arm64",
                "ios_13_0_arm64_macabi",
                "ios_13_0_armv7_iphoneos",
                "android_24_riscv64",
                "pyemscripten_2027_0_wasm64"
            })
    void isNotSureOfThoseThatMayCome(String tag) {
        assertThat(PlatformTags.of(tag)).isEqualTo(PlatformTags.UNCERTAIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "linux_x86_64",
                "linux_aarch64",
                "manylinux1_aarch64",
                "manylinux2010_aarch64",
                "manylinux2014_riscv64",
                "manylinux2020_x86_64",
                "macosx_11_1_arm64",
                "macosx_11_0_foo",
                "macosx_9_0_x86_64",
                "win_arm32",
                "win_amd64x",
                "emscripten_3_1_58_wasm32",
                "wasi_0_0_wasm32",
                "freebsd_14_amd64"
            })
    void refusesTheOthers(String tag) {
        assertThat(PlatformTags.of(tag)).isEqualTo(PlatformTags.REFUSED);
    }
}
