package io.github.nightlywheels.prune;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What pruning keeps. Without a number of versions or days it keeps everything.
 *
 * @param keepVersions how many of the newest versions stay for each platform tag, python tag and ABI tag; at least 1
 * @param keepDays all that is younger than so many times 24 hours stays; not negative
 * @param unit what stays together
 * @param releases whether versions that are neither pre-releases nor development releases may go
 * @param labels a file that has another label stays
 */
public record RetentionPolicy(
        OptionalInt keepVersions, OptionalInt keepDays, Unit unit, Releases releases, Set<String> labels) {
    public RetentionPolicy {
        if (keepVersions.isPresent() && keepVersions.getAsInt() < 1) {
            throw new IllegalArgumentException("keepVersions is " + keepVersions.getAsInt());
        }
        if (keepDays.isPresent() && keepDays.getAsInt() < 0) {
            throw new IllegalArgumentException("keepDays is " + keepDays.getAsInt());
        }
        labels = Set.copyOf(labels);
    }

    /** What stays together. */
    public enum Unit {
        /** A version stays whole while one of its files stays. */
        VERSION,
        /** Each file stays or goes by itself. */
        FILE
    }

    /** What becomes of versions that are neither pre-releases nor development releases. */
    public enum Releases {
        /** They stay. */
        KEEP,
        /** They go like others. */
        PRUNE
    }

    /** A policy that keeps whole versions and all releases. */
    public static RetentionPolicy of(OptionalInt keepVersions, OptionalInt keepDays, Set<String> labels) {
        return new RetentionPolicy(keepVersions, keepDays, Unit.VERSION, Releases.KEEP, labels);
    }

    /** Whether it keeps everything, because nothing says how much is to stay. */
    public boolean keepsEverything() {
        return keepVersions.isEmpty() && keepDays.isEmpty();
    }

    /** How old a file must be to go. */
    Optional<Duration> keepFor() {
        return keepDays.isPresent() ? Optional.of(Duration.ofDays(keepDays.getAsInt())) : Optional.empty();
    }

    /** Why a file goes that nothing keeps, as a clause; by this a person recognizes the rule. */
    String removalReason() {
        List<String> parts = new ArrayList<>();
        keepVersions.ifPresent(number -> parts.add("not among the newest " + number));
        keepDays.ifPresent(number -> parts.add("not younger than " + number + (number == 1 ? " day" : " days")));
        return String.join(", ", parts);
    }

    /** The policy in words, such as {@code keeps the newest 5 versions for each platform and Python}. */
    public String words() {
        if (keepsEverything()) {
            return "keeps everything";
        }
        List<String> parts = new ArrayList<>();
        keepVersions.ifPresent(number -> parts.add(
                "the newest " + (number == 1 ? "version" : number + " versions") + " for each platform and Python"));
        keepDays.ifPresent(number -> parts.add("what is younger than " + number + (number == 1 ? " day" : " days")));
        return "keeps " + String.join(", and ", parts)
                + (unit == Unit.VERSION ? ", whole versions" : ", file by file")
                + (releases == Releases.PRUNE ? ", releases like others" : ", and all releases");
    }
}
