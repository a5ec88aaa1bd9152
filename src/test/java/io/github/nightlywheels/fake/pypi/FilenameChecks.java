package io.github.nightlywheels.fake.pypi;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the name of a file has to be ({@code pypi-upload-api.md} section 1.5). */
final class FilenameChecks {
    private static final Pattern WHEEL = Pattern.compile(
            "(?<name>[A-Za-z0-9_.]+)-(?<version>[^-]+)(-\\d[^-]*)?-(?<python>[^-]+)-[^-]+-(?<platform>[^-]+)\\.whl");
    private static final Pattern SDIST = Pattern.compile("(?<name>.+)-(?<version>[^-]+)\\.tar\\.gz");
    private static final Pattern PLATFORM =
            Pattern.compile("any|win32|win_amd64|win_arm64|manylinux.*|musllinux.*|macosx_10_\\d+_.*"
                    + "|macosx_(1[1-5]|26)_0_.*|linux_armv[67]l|ios_.*|android_.*|pyemscripten_.*");

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
        // Whether the name of a source distribution has to be the normalized one is not known.
        String project = upload.isWheel()
                ? name.group("name")
                : StoredFile.normalize(name.group("name")).replace('-', '_');
        if (!project.equals(normalized)) {
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
            if (!PLATFORM.matcher(platform).matches()) {
                return PypiWords.bad(
                        "Binary wheel '" + upload.filename() + "' has an unsupported platform tag '" + platform + "'.");
            }
        }
        return Optional.empty();
    }
}
