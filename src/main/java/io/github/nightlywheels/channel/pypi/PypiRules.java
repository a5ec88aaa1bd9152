package io.github.nightlywheels.channel.pypi;

import io.github.nightlywheels.channel.Objections;
import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.channel.pypi.upload.FormFields;
import io.github.nightlywheels.failure.WheelFault;
import io.github.nightlywheels.text.FirstFew;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelFilename;
import io.github.nightlywheels.wheel.metadata.HeaderFile;
import io.github.nightlywheels.wheel.metadata.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What PyPI refuses in a wheel that pip would install ({@code pypi-upload-api.md} sections 1.4 to 1.7). For PyPI and TestPyPI it is
 * a fault; other servers have rules of their own, of which these are often a part, so that it is said.
 */
final class PypiRules {
    /** What a classifier begins with that keeps a project from PyPI on purpose: none of PyPI's own does. */
    private static final String PRIVATE = "Private ::";

    /** The limit that every project has at first, and the highest that one is given on request. */
    private static final long USUAL_SIZE = 100L << 20;

    private static final long LARGEST_SIZE = 1L << 30;

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
            rules.check(server);
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
        faults.addAll(secondSdists(wheels));
        List<String> warnings = filenames.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + FirstFew.of(entry.getValue(), MOST_NAMED))
                .toList();
        return new Objections(server.family().isPypi() ? faults : List.of(), warnings);
    }

    /** A release however its project and its version are spelled. */
    private record SdistRelease(String project, Version version) {}

    /**
     * The source distributions of a release after its first, of which PyPI takes one ({@code pypi-upload-api.md} section 2.1). Those
     * that it has already are found when its index is read.
     */
    private static List<WheelFault> secondSdists(List<Wheel> wheels) {
        List<WheelFault> faults = new ArrayList<>();
        Map<SdistRelease, Wheel> first = new HashMap<>();
        for (Wheel wheel : wheels) {
            SdistRelease release = new SdistRelease(
                    wheel.metadata().name().normalized(), wheel.filename().version());
            Wheel other = wheel.isSource() ? first.putIfAbsent(release, wheel) : null;
            if (other != null
                    && !other.filename().text().equals(wheel.filename().text())) {
                faults.add(new WheelFault(
                        wheel.path(),
                        "source distribution",
                        "another one of the same release, " + other.filename(),
                        "one for each release"));
            }
        }
        return faults;
    }

    private void check(PypiServer server) {
        HeaderFile metadata = wheel.readHeaders();
        checkFilename();
        checkPlatforms();
        checkSize();
        checkLocalVersion(metadata);
        faults.addAll(MetadataRules.check(wheel, metadata));
        checkDescription(metadata);
        checkArchive();
        faults.addAll(ArchiveRules.check(wheel, metadata));
        if (server.family().isPypi()) {
            checkPrivate(metadata);
            checkMetadataVersion(metadata);
        }
    }

    private void checkPrivate(HeaderFile file) {
        FormFields.sent(file, "Classifier").stream()
                .filter(classifier -> classifier.startsWith(PRIVATE))
                .forEach(classifier -> fault(file.name() + " Classifier", classifier, "none that keeps it from PyPI"));
    }

    private void checkFilename() {
        WheelFilename filename = wheel.filename();
        String normalized = wheel.metadata().name().normalized().replace('-', '_');
        if (wheel.isSource()) {
            String version = Version.find(wheel.metadata().version())
                    .orElse(filename.version())
                    .normalized();
            String expected = normalized + "-" + version + ".tar.gz"; // PEP 625
            if (!filename.text().equals(expected)) {
                fault("filename", filename.text(), expected);
            }
        } else if (!filename.distribution().equals(normalized)) {
            fault("filename", filename.distribution(), normalized);
        }
    }

    private void checkPlatforms() {
        if (wheel.isSource()) {
            return;
        }
        for (String platform : wheel.filename().tags().platform().split("\\.", -1)) {
            switch (PlatformTags.of(platform)) {
                case REFUSED -> {
                    WheelFault fault = fault("platform tag", platform, "one of PyPI's, such as manylinux_2_28_x86_64");
                    if (platform.startsWith("linux_")) {
                        warnedOf.add(fault);
                    }
                }
                case UNCERTAIN -> warnings.add("the platform tag " + platform + ", which PyPI may not know");
                case TAKEN -> {}
            }
        }
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

    private void checkLocalVersion(HeaderFile file) {
        String version = wheel.metadata().version();
        if (version.indexOf('+') >= 0) {
            WheelFault fault = fault(file.name() + " Version", version, "a version without a local part (+…)");
            if (!wheel.isSource()) {
                warnedOf.add(fault);
            }
        }
    }

    /** Whoever reads the wheel warns of it too, but not of what PyPI may do. */
    private void checkMetadataVersion(HeaderFile file) {
        String version = FormFields.metadataVersion(file);
        if (MetadataRules.isLater(version)) {
            warnings.add(file.name() + " has Metadata-Version " + version + ", which PyPI may not know");
        }
    }

    private void checkDescription(HeaderFile file) {
        if (!file.description().isEmpty()
                && FormFields.sent(file, "Description-Content-Type").isEmpty()) {
            warnings.add(file.name()
                    + " has no Description-Content-Type, so that PyPI takes the description for reStructuredText"
                    + " and may refuse it");
        }
    }

    /** What the reader of wheels has warned of in the archive itself, PyPI refuses, as the warnings say. */
    private void checkArchive() {
        wheel.refusedByPypi().forEach(sentence -> warnedOf.add(fault("archive", sentence, "an archive without")));
    }

    private WheelFault fault(String field, String found, String expected) {
        WheelFault fault = new WheelFault(wheel.path(), field, found, expected);
        faults.add(fault);
        return fault;
    }
}
