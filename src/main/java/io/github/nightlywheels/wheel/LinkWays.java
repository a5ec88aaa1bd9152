package io.github.nightlywheels.wheel;

import io.github.nightlywheels.wheel.fault.Findings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The places that the paths and links of an archive lead through. None may be a symbolic link: what is behind it is not where its
 * name says, so that a chain of links, each inside the archive, can lead out of it.
 */
final class LinkWays {
    private final Set<ArchivePath> links = new HashSet<>();
    private final Map<ArchivePath, Way> ways = new HashMap<>();

    /** The first one that leads through a place. */
    private record Way(String field, String what) {}

    /** A symbolic link is at this place. */
    void link(ArchivePath place) {
        links.add(place);
    }

    /** An entry is at this place. */
    void pass(String field, String what, ArchivePath place) {
        for (ArchivePath above = place.parent(); !above.isTop(); above = above.parent()) {
            ways.putIfAbsent(above, new Way(field, what));
        }
    }

    /** A link leads from a directory to this target. */
    void pass(String field, String what, ArchivePath base, String target) {
        walk(field, what, base, target.substring(0, Math.max(0, target.lastIndexOf('/'))));
    }

    /** A link is the same as this target. */
    void reach(String field, String what, ArchivePath base, String target) {
        walk(field, what, base, target);
    }

    private void walk(String field, String what, ArchivePath base, String target) {
        ArchivePath place = base;
        for (String segment : target.split("/", -1)) {
            place = place.resolve(segment);
            ways.putIfAbsent(place, new Way(field, what));
        }
    }

    /** Refuses those that lead through a link. */
    void refuseThroughLinks(Findings findings) {
        links.stream().sorted().filter(ways::containsKey).forEach(link -> {
            Way way = Objects.requireNonNull(ways.get(link));
            findings.refuse(
                    way.field(), way.what() + " through the link " + link, "none that leads through another link");
        });
    }
}
