package io.github.nightlywheels.fake.pypi;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the name of a file has to be ({@code pypi-upload-api.md} section 1.5). */
final class FilenameChecks {
    private static final Pattern WHEEL = Pattern.compile(
            "(?<name>[A-Za-z0-9_.]+)-(?<version>[^-]+)(-\\d[^-]*)?-(?<python>[^-]+)-[^-]+-(?<platform>[^-]+)\\.whl");
    private static final Pattern SDIST = Pattern.compile("(?<name>.+)-(?<version>[^-]+)\\.tar\\.gz");
    private static final String JOINT = "x86_64|i686|aarch64|armv7l|ppc64le|s390x|riscv64";
    private static final List<Pattern> PLATFORMS = Stream.of(
                    "any|win32|win_arm64|win_amd64|win_ia64|linux_armv6l|linux_armv7l",
                    "manylinux1_(x86_64|i686)|manylinux2010_(x86_64|i686)",
                    "manylinux2014_(x86_64|i686|aarch64|armv7l|ppc64|ppc64le|s390x)",
                    "manylinux_\\d+_\\d+_(" + JOINT + "|ppc64)",
                    "musllinux_\\d+_\\d+_(" + JOINT + ")",
                    "macosx_(10_\\d+|11_0|12_0|13_0|14_0|15_0|26_0)_(ppc|ppc64|i386|x86_64|arm64|intel|fat|fat3|fat64"
                            + "|universal|universal2)",
                    "ios_\\d+_\\d+_(arm64|x86_64)_(iphoneos|iphonesimulator)",
                    "android_\\d+_(armeabi_v7a|arm64_v8a|x86|x86_64)",
                    "pyemscripten_\\d+_\\d+_wasm32")
            .map(platform -> Pattern.compile(platform, Pattern.CASE_INSENSITIVE))
            .toList();

    private FilenameChecks() {}

    private static Matcher matcher(Submission upload) {
        return (upload.isWheel() ? WHEEL : SDIST).matcher(upload.filename());
    }

    static Optional<Reply> refuseName(Submission upload, PypiWorld world) {
        Matcher name = matcher(upload);
        String normalized = StoredFile.normalize(upload.project()).replace('-', '_');
        if (!name.matches()) {
            return PypiWords.bad("Invalid filename '" + upload.filename() + "'.");
        }
        if (!name.group("name").equals(normalized)) {
            return PypiWords.bad("Start filename for '" + upload.project() + "' with '" + normalized + "'.");
        }
        String version = name.group("version");
        return version.equals(upload.value("version"))
                ? Optional.empty()
                : PypiWords.bad(
                        "Version in filename should be '" + upload.value("version") + "' not '" + version + "'.");
    }

    static Optional<Reply> refusePlatform(Submission upload, PypiWorld world) {
        Matcher name = matcher(upload);
        if (!upload.isWheel() || !name.matches()) {
            return Optional.empty();
        }
        for (String platform : name.group("platform").split("\\.", -1)) {
            if (PLATFORMS.stream().noneMatch(known -> known.matcher(platform).matches())) {
                return PypiWords.bad(
                        "Binary wheel '" + upload.filename() + "' has an unsupported platform tag '" + platform + "'.");
            }
        }
        return Optional.empty();
    }
}
