package io.github.nightlywheels.prune;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.ProjectListing;
import io.github.nightlywheels.channel.ProjectListing.Exemption;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.prune.FileVerdict.Reason;
import io.github.nightlywheels.prune.RetentionPolicy.Releases;
import io.github.nightlywheels.prune.RetentionPolicy.Unit;
import io.github.nightlywheels.wheel.WheelFilename;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import io.github.nightlywheels.wheel.metadata.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Decides which files of a project go, from nothing but the files, the policy and the time.
 *
 * <p>The newest versions are counted for each platform tag with each pair of python tag and ABI tag; a compressed tag set counts
 * for each of its combinations. Only files that the rule may remove at all take a place: no releases, no files with other
 * labels, nothing that is not a wheel or not the channel's own. What upload time and PEP 440 do not both count among the newest
 * stays, with a warning. Where no wheel would be left under a label, the newest version there stays.
 *
 * <p>What goes under a policy goes under none that keeps more versions or more days, but for that newest version: it is kept
 * because no other is. What else a new rule touches is said on the page Contributing.
 */
public final class PruneRule {
    private final RetentionPolicy policy;
    private final Instant now;
    private final List<ListedFile> files = new ArrayList<>();
    /** Why files stay, by their numbers; the first reason that is found. */
    private final Map<Integer, Reason> reasons = new HashMap<>();

    private PruneRule(RetentionPolicy policy, Instant now) {
        this.policy = policy;
        this.now = now;
    }

    /**
     * Decides.
     *
     * @param listing what the channel has of the project
     * @param published the filenames that this run has put there
     */
    public static PrunePlan apply(ProjectListing listing, RetentionPolicy policy, Set<String> published, Instant now) {
        PruneRule rule = new PruneRule(policy, now);
        listing.releases().forEach(rule::add);
        rule.decide(listing.exempt(), published);
        return new PrunePlan(listing.project(), rule.verdicts(), rule.warnings(listing.project()));
    }

    private void add(PublishedRelease release) {
        Optional<Version> version = Version.find(release.version());
        for (Distribution distribution : release.distributions()) {
            files.add(new ListedFile(
                    release.version(),
                    distribution,
                    version,
                    WheelFilename.find(distribution.filename()),
                    files.size()));
        }
    }

    private void decide(Map<String, Exemption> exempt, Set<String> published) {
        List<ListedFile> removable = new ArrayList<>();
        for (ListedFile file : files) {
            Optional<Reason> untouchable = Optional.ofNullable(
                            exempt.get(file.distribution().filename()))
                    .map(PruneRule::reason)
                    .or(() -> untouchable(file));
            untouchable.ifPresent(reason -> keep(file, reason));
            if (untouchable.isEmpty()) {
                removable.add(file);
            }
        }
        removable.stream()
                .filter(file -> published.contains(file.distribution().filename()))
                .forEach(file -> keep(file, Reason.JUST_PUBLISHED));
        if (policy.keepsEverything()) {
            removable.forEach(file -> keep(file, Reason.NO_RULE));
        }
        policy.keepFor()
                .ifPresent(limit -> removable.stream()
                        .filter(file -> Duration.between(file.time(), now).compareTo(limit) < 0)
                        .forEach(file -> keep(file, Reason.YOUNG)));
        policy.keepVersions().ifPresent(number -> keepNewest(removable, number));
        keepWholeVersions();
        keepLastVersions(removable, exempt.keySet());
        keepWholeVersions();
    }

    /** Why the rule may not remove a file, whatever the policy says. */
    private Optional<Reason> untouchable(ListedFile file) {
        Distribution distribution = file.distribution();
        if (file.name().isEmpty()) {
            return Optional.of(Reason.NOT_A_WHEEL);
        }
        if (file.version().isEmpty()) {
            return Optional.of(Reason.VERSION_UNKNOWN);
        }
        if (distribution.uploadedAt().isEmpty()) {
            return Optional.of(Reason.DATE_UNKNOWN);
        }
        if (policy.releases() == Releases.KEEP && !file.knownVersion().isPreRelease()) {
            return Optional.of(Reason.RELEASE);
        }
        boolean isOfLabels = distribution.labels().stream()
                .allMatch(labels -> policy.labels().containsAll(labels));
        return isOfLabels ? Optional.empty() : Optional.of(Reason.OTHER_LABEL);
    }

    private static Reason reason(Exemption exemption) {
        return switch (exemption) {
            case OF_OTHERS -> Reason.OF_OTHERS;
            case ELSEWHERE -> Reason.ELSEWHERE;
        };
    }

    private void keep(ListedFile file, Reason reason) {
        reasons.putIfAbsent(file.number(), reason);
    }

    private void keepNewest(List<ListedFile> removable, int number) {
        Map<String, List<ListedFile>> byTag = new HashMap<>();
        removable.forEach(file -> file.tags()
                .forEach(tag ->
                        byTag.computeIfAbsent(tag, key -> new ArrayList<>()).add(file)));
        Map<Integer, Reason> newest = new HashMap<>();
        for (List<ListedFile> ofTag : byTag.values()) {
            NewestVersions versions = NewestVersions.of(uploads(ofTag), number);
            ofTag.forEach(file -> versions.reason(file.knownVersion())
                    .ifPresent(reason -> newest.merge(file.number(), reason, PruneRule::stronger)));
        }
        newest.forEach(reasons::putIfAbsent);
    }

    private static Reason stronger(Reason one, Reason other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** When the last of these files of each version was uploaded. */
    private static Map<Version, Instant> uploads(Collection<ListedFile> files) {
        return files.stream()
                .collect(Collectors.toMap(
                        ListedFile::knownVersion, ListedFile::time, (one, other) -> one.isAfter(other) ? one : other));
    }

    /** Under each label that loses wheels one of the channel's own stays: pip reads one label, and nothing but wheels there. */
    private void keepLastVersions(List<ListedFile> removable, Set<String> exempt) {
        Map<String, List<ListedFile>> byLabel = new HashMap<>();
        removable.forEach(file -> file.labels()
                .forEach(label ->
                        byLabel.computeIfAbsent(label, key -> new ArrayList<>()).add(file)));
        reasons.keySet().stream()
                .map(files::get)
                .filter(ListedFile::isVisible)
                .filter(file -> !exempt.contains(file.distribution().filename()))
                .forEach(file -> byLabel.keySet().removeAll(file.labels()));
        byLabel.values().forEach(ofLabel -> {
            NewestVersions newest = NewestVersions.of(uploads(ofLabel), 1);
            ofLabel.stream()
                    .filter(file -> newest.reason(file.knownVersion()).isPresent())
                    .forEach(file -> keep(file, Reason.LAST_VERSION));
        });
    }

    private void keepWholeVersions() {
        if (policy.unit() == Unit.VERSION) {
            Set<Object> kept = reasons.keySet().stream()
                    .map(number -> key(files.get(number)))
                    .collect(Collectors.toSet());
            files.stream().filter(file -> kept.contains(key(file))).forEach(file -> keep(file, Reason.WHOLE_VERSION));
        }
    }

    private static Object key(ListedFile file) {
        return file.version().<Object>map(version -> version).orElse(file.versionText());
    }

    private List<FileVerdict> verdicts() {
        return files.stream()
                .map(file -> Optional.ofNullable(reasons.get(file.number()))
                        .map(reason -> new FileVerdict(file.versionText(), file.distribution(), reason))
                        .orElseGet(() -> new FileVerdict(
                                file.versionText(), file.distribution(), Reason.REMOVED, policy.removalReason())))
                .toList();
    }

    /** One sentence for each version that stays although only one of the two orders counts it among the newest. */
    private List<String> warnings(ProjectName project) {
        Map<String, Reason> doubtful = new TreeMap<>();
        reasons.forEach((number, reason) -> {
            if (reason == Reason.NEWEST_BY_TIME || reason == Reason.NEWEST_BY_VERSION) {
                doubtful.merge(files.get(number).versionText(), reason, PruneRule::stronger);
            }
        });
        return doubtful.entrySet().stream()
                .map(entry -> project + " " + entry.getKey() + " stays: it is among the newest "
                        + policy.keepVersions().orElseThrow()
                        + (entry.getValue() == Reason.NEWEST_BY_TIME
                                ? " by upload time, but not by version"
                                : " by version, but not by upload time"))
                .toList();
    }
}
