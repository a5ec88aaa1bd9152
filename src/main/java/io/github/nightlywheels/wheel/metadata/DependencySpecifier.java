package io.github.nightlywheels.wheel.metadata;

import java.util.List;
import java.util.Optional;

/**
 * A requirement taken apart ("Dependency specifiers" specification, formerly PEP 508).
 *
 * @param name the required project
 * @param extras the extras asked of it, such as {@code array} in {@code dask[array]}
 * @param versions the clauses that its version has to satisfy, in file order
 * @param url where to get it from, in {@code name @ url}
 * @param marker when the requirement holds
 */
public record DependencySpecifier(
        ProjectName name,
        List<String> extras,
        List<VersionSpecifier> versions,
        Optional<String> url,
        Optional<Marker> marker) {
    public DependencySpecifier {
        extras = List.copyOf(extras);
        versions = List.copyOf(versions);
    }

    /**
     * Takes a requirement apart.
     *
     * @throws IllegalArgumentException if it does not follow the specification; the message names the place
     */
    public static DependencySpecifier parse(String text) {
        return new DependencyParser(text).parse();
    }

    /** As {@link #parse}, but empty if the text does not follow the specification. */
    public static Optional<DependencySpecifier> find(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
