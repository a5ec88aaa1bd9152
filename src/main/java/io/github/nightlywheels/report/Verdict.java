package io.github.nightlywheels.report;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.publish.Decision;
import java.util.ArrayList;
import java.util.List;

/**
 * A publication in one line.
 *
 * @param tone whether that is good
 * @param sentence the line
 */
record Verdict(Tone tone, String sentence) {

    /** Whether something is good. */
    enum Tone {
        GOOD,
        CAUTION,
        BAD
    }

    static Verdict of(PublicationReport publication) {
        int all = publication.wheels().size();
        boolean failed = publication.failure().isPresent();
        if (publication.mode() == PublicationReport.Mode.DRY_RUN) {
            long send = publication.wheels().stream()
                    .filter(wheel -> wheel.planned().map(Verdict::sends).orElse(false))
                    .count();
            return failed
                    ? new Verdict(Tone.BAD, "The dry run failed; nothing was changed")
                    : new Verdict(Tone.GOOD, "Dry run: would send " + send + " of " + wheels(all));
        }
        boolean attempted =
                publication.wheels().stream().anyMatch(wheel -> wheel.outcome().isPresent());
        if (!attempted) {
            return failed
                    ? new Verdict(Tone.BAD, "Nothing was published")
                    : new Verdict(Tone.CAUTION, "No wheels to publish");
        }
        return new Verdict(failed ? Tone.BAD : Tone.GOOD, counts(publication, all));
    }

    private static boolean sends(Decision.Action action) {
        return switch (action) {
            case PUBLISH, REPLACE -> true;
            case LEAVE_SAME, LEAVE_OTHER, REFUSE -> false;
        };
    }

    private static String counts(PublicationReport publication, int all) {
        List<String> rest = new ArrayList<>();
        add(rest, publication.count(Outcome.MISSING), "missing from the channel now");
        add(rest, publication.count(Outcome.FAILED), "failed");
        add(rest, publication.count(Outcome.OVERTAKEN), "overtaken by another job");
        add(rest, publication.count(Outcome.UNKNOWN), "not known");
        add(rest, publication.count(Outcome.UNCHANGED), "unchanged");
        add(rest, publication.count(Outcome.SKIPPED), "skipped");
        int published = publication.count(Outcome.PUBLISHED, Outcome.REPLACED);
        return published + " of " + wheels(all) + " published" + (rest.isEmpty() ? "" : ": " + String.join(", ", rest));
    }

    private static void add(List<String> parts, int count, String word) {
        if (count > 0) {
            parts.add(count + " " + word);
        }
    }

    static String wheels(int count) {
        return count == 1 ? "1 wheel" : count + " wheels";
    }
}
