package io.github.nightlywheels.prune;

import io.github.nightlywheels.prune.FileVerdict.Reason;
import io.github.nightlywheels.wheel.metadata.Version;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The newest of some versions, by upload time and by PEP 440. Of versions uploaded at one time none is newer: if one of them is
 * among the newest by time, all are.
 *
 * @param byTime the newest by upload time
 * @param byVersion the newest by PEP 440
 */
record NewestVersions(Set<Version> byTime, Set<Version> byVersion) {

    /**
     * Finds the newest.
     *
     * @param uploads when the last file of each version was uploaded; not empty
     * @param number how many
     */
    static NewestVersions of(Map<Version, Instant> uploads, int number) {
        List<Instant> times =
                uploads.values().stream().sorted(Comparator.reverseOrder()).toList();
        Instant edge = times.get(Math.min(number, times.size()) - 1);
        Set<Version> byTime = new HashSet<>();
        uploads.forEach((version, time) -> {
            if (!time.isBefore(edge)) {
                byTime.add(version);
            }
        });
        Set<Version> byVersion = new HashSet<>(uploads.keySet().stream()
                .sorted(Comparator.reverseOrder())
                .limit(number)
                .toList());
        return new NewestVersions(byTime, byVersion);
    }

    /** Why a version stays, if it does. */
    Optional<Reason> reason(Version version) {
        boolean isByVersion = byVersion.contains(version);
        if (byTime.contains(version)) {
            return Optional.of(isByVersion ? Reason.NEWEST : Reason.NEWEST_BY_TIME);
        }
        return isByVersion ? Optional.of(Reason.NEWEST_BY_VERSION) : Optional.empty();
    }
}
