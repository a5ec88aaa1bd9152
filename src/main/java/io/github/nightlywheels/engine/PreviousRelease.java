package io.github.nightlywheels.engine;

import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.wheel.metadata.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The release of a project that tonight's is compared with. */
public final class PreviousRelease {
    private PreviousRelease() {}

    /**
     * The release that was put on the channel last, of those that are not tonight's and that have wheels.
     *
     * @param history what the channel has of the project
     * @param tonight tonight's versions of the project, in any spelling
     * @param labels the labels under which the release has to be visible
     */
    public static Optional<PublishedRelease> find(
            List<PublishedRelease> history, Collection<String> tonight, List<String> labels) {
        Set<String> versions = tonight.stream().map(PreviousRelease::normalized).collect(Collectors.toSet());
        return history.stream()
                .map(release -> visible(release, labels))
                .filter(release -> !release.distributions().isEmpty())
                .filter(release -> !versions.contains(normalized(release.version())))
                .max(Comparator.comparing(PublishedRelease::uploadedAt, instants())
                        .thenComparing(release -> Version.find(release.version()), versions()));
    }

    /** A release as those see it who look for these labels. */
    public static PublishedRelease visible(PublishedRelease release, List<String> labels) {
        return new PublishedRelease(
                release.version(),
                release.distributions().stream()
                        .filter(file -> file.filename().endsWith(".whl"))
                        .filter(file -> file.labels()
                                .map(theirs -> !Collections.disjoint(theirs, labels))
                                .orElse(true))
                        .toList());
    }

    /** Whether two spellings mean one version. */
    public static boolean sameVersion(String one, String other) {
        return normalized(one).equals(normalized(other));
    }

    private static String normalized(String version) {
        return Version.find(version).map(Version::normalized).orElse(version);
    }

    private static <T extends Comparable<T>> Comparator<Optional<T>> versions() {
        return Comparator.comparing(value -> value.orElse(null), Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    private static Comparator<Optional<Instant>> instants() {
        return versions();
    }
}
