package io.github.nightlywheels.channel.pypi;

import io.github.nightlywheels.channel.Objections;
import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.failure.WheelFault;
import io.github.nightlywheels.text.FirstFew;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.metadata.HeaderFile;
import io.github.nightlywheels.wheel.metadata.Requirement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What PyPI refuses in a wheel that pip would install ({@code pypi-upload-api.md} sections 1.4 to 1.7). For PyPI and TestPyPI it is
 * a fault; other servers have rules of their own, of which these are often a part, so that it is said.
 */
final class PypiRules {
    private static final Set<String> METADATA_VERSIONS = Set.of("1.0", "1.1", "1.2", "2.1", "2.2", "2.3", "2.4", "2.5");
    private static final Set<String> CONTENT_TYPES = Set.of("text/plain", "text/markdown", "text/x-rst");
    private static final int LONGEST_SUMMARY = 512;
    private static final int LONGEST_LABEL = 32;

    /** The limit that every project has at first, and the highest that one is given on request. */
    private static final long USUAL_SIZE = 100L << 20;

    private static final long LARGEST_SIZE = 1L << 30;

    private static final Pattern PLATFORM = Pattern.compile("any|win32|win_amd64|win_arm64"
            + "|manylinux(1|2010|2014|_\\d+_\\d+)_\\w+|musllinux_\\d+_\\d+_\\w+"
            + "|macosx_10_\\d+_\\w+|macosx_(1[1-9]|[2-9]\\d)_0_\\w+"
            + "|linux_armv[67]l|ios_\\w+|android_\\w+|pyemscripten_\\w+");

    private static final int MOST_NAMED = 3;

    private final Wheel wheel;
    private final List<WheelFault> faults = new ArrayList<>();
    /** Those that the reader of wheels has warned of already. */
    private final Set<WheelFault> warnedOf = new HashSet<>();

    private final List<String> warnings = new ArrayList<>();

    private PypiRules(Wheel wheel) {
        this.wheel = wheel;
    }

    /** What the server has against the wheels; what several of them have in common is said once. */
    static Objections check(PypiServer server, List<Wheel> wheels) {
        List<WheelFault> faults = new ArrayList<>();
        Map<String, List<String>> filenames = new LinkedHashMap<>();
        for (Wheel wheel : wheels) {
            PypiRules rules = new PypiRules(wheel);
            rules.check();
            faults.addAll(rules.faults);
            Stream<String> sentences = server.family().isPypi()
                    ? rules.warnings.stream()
                    : Stream.concat(
                            rules.warnings.stream(),
                            rules.faults.stream()
                                    .filter(fault -> !rules.warnedOf.contains(fault))
                                    .map(fault -> "PyPI would refuse " + fault.deviation()));
            sentences.forEach(sentence -> filenames
                    .computeIfAbsent(sentence, key -> new ArrayList<>())
                    .add(wheel.filename().text()));
        }
        List<String> warnings = filenames.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + FirstFew.of(entry.getValue(), MOST_NAMED))
                .toList();
        return new Objections(server.family().isPypi() ? faults : List.of(), warnings);
    }

    private void check() {
        HeaderFile metadata = wheel.readHeaders();
        checkFilename();
        checkMetadata(metadata);
        if (!wheel.isSource()) {
            checkArchive(metadata);
        }
    }

    private void checkFilename() {
        String normalized = wheel.metadata().name().normalized().replace('-', '_');
        boolean isNormalized = wheel.filename().distribution().equals(normalized);
        if (!isNormalized && wheel.isSource()) {
            warnings.add("a source distribution whose filename does not begin with " + normalized
                    + ", which PyPI may refuse");
        } else if (!isNormalized) {
            fault("filename", wheel.filename().distribution(), normalized);
        }
        for (String platform : platforms()) {
            if (!PLATFORM.matcher(platform).matches()) {
                WheelFault fault = fault("platform tag", platform, "one of PyPI's, such as manylinux_2_28_x86_64");
                if (platform.startsWith("linux_")) {
                    warnedOf.add(fault);
                }
            }
        }
        checkSize();
    }

    private String[] platforms() {
        return wheel.filename().tags().platform().split("\\.", -1);
    }

    private void checkSize() {
        long size = wheel.digests().size();
        if (size > LARGEST_SIZE) {
            fault("size", size + " bytes", "at most " + LARGEST_SIZE);
        } else if (size > USUAL_SIZE) {
            warnings.add("a file of more than " + USUAL_SIZE
                    + " bytes, which PyPI takes only of a project that was given more");
        }
    }

    private void checkMetadata(HeaderFile file) {
        String version = wheel.metadata().version();
        if (version.indexOf('+') >= 0) {
            WheelFault fault = fault(file.name() + " Version", version, "a version without a local part (+…)");
            if (!wheel.isSource()) {
                warnedOf.add(fault);
            }
        }
        String metadataVersion = wheel.metadata().metadataVersion();
        if (!METADATA_VERSIONS.contains(metadataVersion)) {
            fault(
                    file.name() + " Metadata-Version",
                    metadataVersion.isEmpty() ? "nothing" : metadataVersion,
                    "1.0 to 2.5, not 2.0");
        }
        String summary = file.values("Summary").stream().findFirst().orElse("");
        if (summary.strip().indexOf('\n') >= 0) {
            fault(file.name() + " Summary", "several lines", "one line");
        } else if (summary.length() > LONGEST_SUMMARY) {
            fault(file.name() + " Summary", summary.length() + " characters", "at most " + LONGEST_SUMMARY);
        }
        if (file.first("License").isPresent()
                && file.first("License-Expression").isPresent()) {
            fault(file.name() + " License", "License beside License-Expression", "one of the two");
        }
        for (Requirement requirement : wheel.metadata().requirements()) {
            requirement
                    .dependency()
                    .url()
                    .ifPresent(url -> fault(file.name() + " Requires-Dist", requirement.text(), "no URL"));
        }
        file.all("Project-URL").stream()
                .map(value -> value.split(",", 2)[0].strip())
                .filter(label -> label.length() > LONGEST_LABEL)
                .forEach(label -> fault(
                        file.name() + " Project-URL", label, "a label of at most " + LONGEST_LABEL + " characters"));
        file.all("License-File").stream()
                .filter(PypiRules::leavesItsDirectory)
                .forEach(path -> fault(file.name() + " License-File", path, "a path without .."));
        checkDescription(file);
    }

    /** Whether a License-File is a path with {@code ..}. */
    static boolean leavesItsDirectory(String path) {
        return List.of(path.split("/", -1)).contains("..");
    }

    private void checkDescription(HeaderFile file) {
        if (file.description().isEmpty()) {
            return;
        }
        String type = file.first("Description-Content-Type").orElse("");
        if (type.isEmpty()) {
            warnings.add(file.name()
                    + " has no Description-Content-Type, so that PyPI takes the description for reStructuredText"
                    + " and may refuse it");
        } else if (!CONTENT_TYPES.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))) {
            fault(file.name() + " Description-Content-Type", type, "text/plain, text/markdown or text/x-rst");
        }
    }

    /** What the reader of wheels has warned of in the archive itself, PyPI refuses, as the warnings say. */
    private void checkArchive(HeaderFile metadata) {
        wheel.refusedByPypi().forEach(sentence -> warnedOf.add(fault("archive", sentence, "a zip without")));
        faults.addAll(ArchiveRules.check(wheel, metadata));
    }

    private WheelFault fault(String field, String found, String expected) {
        WheelFault fault = new WheelFault(wheel.path(), field, found, expected);
        faults.add(fault);
        return fault;
    }
}
