package io.github.nightlywheels.report.model;

import io.github.nightlywheels.prune.RetentionPolicy;
import java.util.List;
import java.util.OptionalInt;

/**
 * The rule of pruning, as reports tell it.
 *
 * @param words the rule in words
 * @param keepVersions how many of the newest versions stay for each platform and Python
 * @param keepDays for how many days everything stays
 * @param keepWhole whether a version stays whole while one of its files stays
 * @param pruneReleases whether releases go like others
 * @param labels the labels that the rule is about
 */
public record RetentionReport(
        String words,
        OptionalInt keepVersions,
        OptionalInt keepDays,
        boolean keepWhole,
        boolean pruneReleases,
        List<String> labels) {
    public RetentionReport {
        labels = List.copyOf(labels);
    }

    public static RetentionReport of(RetentionPolicy policy) {
        return new RetentionReport(
                policy.words(),
                policy.keepVersions(),
                policy.keepDays(),
                policy.unit() == RetentionPolicy.Unit.VERSION,
                policy.releases() == RetentionPolicy.Releases.PRUNE,
                policy.labels().stream().sorted().toList());
    }

    /** Whether it says that anything goes. */
    public boolean isGiven() {
        return keepVersions.isPresent() || keepDays.isPresent();
    }
}
