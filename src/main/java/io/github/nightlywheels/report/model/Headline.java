package io.github.nightlywheels.report.model;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.Decision;
import java.util.ArrayList;
import java.util.List;

/**
 * A publication in one line: how many of how many wheels were published, whatever else befell it.
 *
 * @param tone whether that is good
 * @param sentence the line, without a capital letter or a full stop
 */
public record Headline(Tone tone, String sentence) {

    /** Whether something is good. */
    public enum Tone {
        /** All is as it was to be. */
        GOOD,
        /** Nothing failed, but perhaps not all is as it was meant. */
        CAUTION,
        /** Something failed. */
        BAD
    }

    /** The headline of one publication. */
    public static Headline of(PublishReport publication) {
        List<String> rest = new ArrayList<>();
        boolean dryRun = publication.mode() == PublishReport.Mode.DRY_RUN;
        if (dryRun && publication.failure().isEmpty()) {
            rest.add("would send " + planned(publication));
        }
        add(rest, publication.count(Outcome.MISSING), "missing from the channel now");
        add(rest, publication.count(Outcome.FAILED), "failed");
        add(rest, publication.count(Outcome.OVERTAKEN), "overtaken by another job");
        add(rest, publication.count(Outcome.UNKNOWN), "not known");
        add(rest, publication.count(Outcome.UNCHANGED), "unchanged");
        add(rest, publication.count(Outcome.SKIPPED), "skipped");
        int published = publication.count(Outcome.PUBLISHED, Outcome.REPLACED);
        return new Headline(
                tone(publication),
                "published " + published + " of " + wheels(publication.wheels().size())
                        + (dryRun ? " (dry run, nothing was changed)" : "")
                        + (rest.isEmpty() ? "" : ", " + String.join(", ", rest)));
    }

    private static Tone tone(PublishReport publication) {
        if (publication.failure().isPresent()) {
            return Tone.BAD;
        }
        return publication.wheels().isEmpty() ? Tone.CAUTION : Tone.GOOD;
    }

    private static long planned(PublishReport publication) {
        return publication.wheels().stream()
                .filter(wheel -> wheel.planned().filter(Decision.Action::sends).isPresent())
                .count();
    }

    private static void add(List<String> parts, int count, String word) {
        if (count > 0) {
            parts.add(count + " " + word);
        }
    }

    /** The line as a heading. */
    public String heading() {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    public static String wheels(int count) {
        return count == 1 ? "1 wheel" : count + " wheels";
    }
}
