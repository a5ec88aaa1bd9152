package io.github.nightlywheels.prune;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.ProjectListing;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.wheel.WheelFilename;
import io.github.nightlywheels.wheel.metadata.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what makes the list of a project's files unfit to remove anything by. A server that answers nonsense must not empty a
 * channel, so one odd entry saves the whole project.
 */
public final class ListingCheck {
    private final List<String> doubts = new ArrayList<>();
    private final Set<String> filenames = new HashSet<>();
    private final Map<Version, String> spellings = new HashMap<>();

    private ListingCheck() {}

    /** What is odd about a list, a clause each; nothing if it can be believed. */
    public static List<String> doubts(ProjectListing listing) {
        ListingCheck check = new ListingCheck();
        check.doubts.addAll(listing.doubts());
        listing.releases()
                .forEach(release -> check.check(release, listing.exempt().keySet()));
        if (listing.files().findAny().isEmpty()) {
            check.doubts.add("the list has no files");
        }
        return List.copyOf(check.doubts);
    }

    /** What is odd about two lists of one project, the one read after the other; empty if they are the same. */
    public static Optional<String> change(ProjectListing first, ProjectListing second) {
        Set<Map.Entry<String, Distribution>> before = entries(first);
        Set<Map.Entry<String, Distribution>> after = entries(second);
        return after.equals(before)
                ? Optional.empty()
                : Optional.of("the list changed between two readings: " + example(before, after));
    }

    private static Set<Map.Entry<String, Distribution>> entries(ProjectListing listing) {
        return listing.releases().stream()
                .flatMap(release -> release.distributions().stream().map(file -> Map.entry(release.version(), file)))
                .collect(Collectors.toSet());
    }

    private static String example(
            Set<Map.Entry<String, Distribution>> before, Set<Map.Entry<String, Distribution>> after) {
        Set<String> gone = names(before);
        gone.removeAll(names(after));
        Set<String> come = names(after);
        come.removeAll(names(before));
        if (!gone.isEmpty()) {
            return gone.iterator().next() + " is gone";
        }
        if (!come.isEmpty()) {
            return come.iterator().next() + " is new";
        }
        Set<Map.Entry<String, Distribution>> changed = new HashSet<>(after);
        changed.removeAll(before);
        return changed.isEmpty()
                ? "entries are gone"
                : changed.iterator().next().getValue().filename() + " is not as it was";
    }

    private static Set<String> names(Set<Map.Entry<String, Distribution>> entries) {
        return entries.stream()
                .map(entry -> entry.getValue().filename())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** What is not the channel's own is never removed, so that nothing follows from how others describe it. */
    private void check(PublishedRelease release, Set<String> exempt) {
        List<Distribution> own = release.distributions().stream()
                .filter(file -> !exempt.contains(file.filename()))
                .toList();
        if (own.isEmpty() && !release.distributions().isEmpty()) {
            return;
        }
        Optional<Version> version = Version.find(release.version());
        if (version.isEmpty()) {
            doubts.add("\"" + release.version() + "\" is no version of PEP 440");
        }
        version.ifPresent(known -> {
            String other = spellings.putIfAbsent(known, release.version());
            if (other != null && !other.equals(release.version())) {
                doubts.add("\"" + other + "\" and \"" + release.version() + "\" are one version");
            }
        });
        own.forEach(file -> check(file, version));
    }

    private void check(Distribution file, Optional<Version> version) {
        if (!filenames.add(file.filename())) {
            doubts.add(file.filename() + " is listed twice");
        }
        if (file.uploadedAt().isEmpty()) {
            doubts.add(file.filename() + " has no upload time");
        }
        if (file.size().isEmpty()) {
            doubts.add(file.filename() + " has no size");
        }
        if (file.sha256().isEmpty() && file.md5().isEmpty()) {
            doubts.add(file.filename() + " has no digest");
        }
        version.flatMap(known -> WheelFilename.find(file.filename()) // what is no wheel is never removed
                        .filter(name -> !name.version().equals(known)))
                .ifPresent(named -> doubts.add(file.filename() + " is listed under another version"));
    }
}
