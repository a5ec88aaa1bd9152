package io.github.nightlywheels.channel.pypi;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which platform tags PyPI takes ({@code pypi-upload-api.md} section 1.5). Some of its lists grow with each new system; what is
 * missing there today may be taken tomorrow.
 */
enum PlatformTags {
    /** It is taken. */
    TAKEN,
    /** It is of a form that PyPI takes, for a processor or a system that it did not know when this was written. */
    UNCERTAIN,
    /** It is refused. */
    REFUSED;

    private static final String PROCESSOR = "x86_64|i686|aarch64|armv7l|ppc64le|s390x|riscv64";

    private static final Pattern KNOWN = Pattern.compile("any|win32|win_(amd64|arm64|ia64)|linux_armv[67]l"
            + "|manylinux(1|2010)_(x86_64|i686)"
            + "|manylinux2014_(x86_64|i686|aarch64|armv7l|ppc64|ppc64le|s390x)"
            + "|manylinux_\\d+_\\d+_(" + PROCESSOR + "|ppc64)"
            + "|musllinux_\\d+_\\d+_(" + PROCESSOR + ")"
            + "|macosx_(10_\\d+|(1[1-5]|26)_0)_(ppc|ppc64|i386|x86_64|arm64|intel|fat|fat3|fat64|universal|universal2)"
            + "|ios_\\d+_\\d+_(arm64|x86_64)_(iphoneos|iphonesimulator)"
            + "|android_\\d+_(armeabi_v7a|arm64_v8a|x86|x86_64)"
            + "|pyemscripten_\\d+_\\d+_wasm32");

    private static final Pattern GROWING =
            Pattern.compile("(manylinux|musllinux)_\\d+_\\d+_\\w+|macosx_(1[6-9]|[2-9]\\d)_0_\\w+|android_\\d+_\\w+"
                    + "|ios_\\d+_\\d+_\\w+|pyemscripten_\\d+_\\d+_\\w+");

    /** What PyPI does with a tag, whose case does not matter. */
    static PlatformTags of(String tag) {
        String lower = tag.toLowerCase(Locale.ROOT);
        if (KNOWN.matcher(lower).matches()) {
            return TAKEN;
        }
        return GROWING.matcher(lower).matches() ? UNCERTAIN : REFUSED;
    }
}
