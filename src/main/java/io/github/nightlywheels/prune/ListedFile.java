package io.github.nightlywheels.prune;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.wheel.WheelFilename;
import io.github.nightlywheels.wheel.metadata.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file and what its version and its name tell.
 *
 * @param versionText its version, as the channel spells it
 * @param distribution the file
 * @param version its version, if it is one of PEP 440
 * @param name its name, if it is a wheel's
 * @param number its place in the list
 */
record ListedFile(
        String versionText,
        Distribution distribution,
        Optional<Version> version,
        Optional<WheelFilename> name,
        int number) {

    Version knownVersion() {
        return version.orElseThrow();
    }

    Instant time() {
        return distribution.uploadedAt().orElseThrow();
    }

    Set<String> tags() {
        return name.orElseThrow().tags().expanded();
    }

    /** Whether it is a wheel that pip can see. */
    boolean isVisible() {
        return name.isPresent() && version.isPresent();
    }

    /** The labels under which it is seen; an empty one for all that has none. */
    Set<String> labels() {
        List<String> labels = distribution.labels().orElse(List.of());
        return labels.isEmpty() ? Set.of("") : Set.copyOf(labels);
    }
}
