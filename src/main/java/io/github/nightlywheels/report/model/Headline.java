package io.github.nightlywheels.report.model;

import io.github.nightlywheels.text.Plural;
import java.util.ArrayList;
import java.util.List;

/**
 * A report in one line: how many of how many wheels were published, or in a dry run would be sent, and how many were not.
 *
 * @param severity whether that is good
 * @param sentence the line, without a capital letter or a full stop
 */
public record Headline(Severity severity, String sentence) {

    /** The headline of one report. */
    public static Headline of(PublishReport report) {
        boolean dryRun = report.isDryRun();
        long missing = ReleaseReport.of(report).stream()
                .mapToLong(release -> release.matrix().count(WheelState.MISSING_SINCE_LAST))
                .sum();
        List<String> parts = new ArrayList<>();
        parts.add((dryRun ? "would send " + willBeSent(report) : "published " + published(report)) + " of "
                + Plural.of(report.wheels().size(), "wheel") + (dryRun ? " (dry run)" : ""));
        add(parts, report.count(WheelState.MISSING), "missing from the channel now");
        add(parts, report.count(WheelState.FAILED), "failed");
        add(parts, report.count(WheelState.OVERTAKEN), "overtaken by another job");
        add(parts, report.count(WheelState.UNKNOWN), "unknown");
        add(
                parts,
                report.count(WheelState.LABELLED, WheelState.WOULD_LABEL),
                dryRun ? "would be labelled" : "labelled");
        add(parts, report.count(WheelState.UNCHANGED), "unchanged");
        add(parts, report.count(WheelState.SKIPPED, WheelState.WOULD_SKIP), dryRun ? "would be skipped" : "skipped");
        add(parts, missing, WheelState.MISSING_SINCE_LAST.word());
        return new Headline(severity(report, missing), String.join(", ", parts));
    }

    private static long published(PublishReport report) {
        return report.count(WheelState.PUBLISHED, WheelState.REPLACED);
    }

    /** A run that fails sends nothing, whatever was planned. */
    private static long willBeSent(PublishReport report) {
        return report.failure().isPresent() ? 0 : report.count(WheelState.WOULD_PUBLISH, WheelState.WOULD_REPLACE);
    }

    private static Severity severity(PublishReport report, long missing) {
        if (report.failure().isPresent()) {
            return Severity.ERROR;
        }
        if (report.wheels().isEmpty() || missing > 0) {
            return Severity.WARNING;
        }
        return report.isDryRun() ? Severity.INFO : Severity.OK;
    }

    private static void add(List<String> parts, long count, String words) {
        if (count > 0) {
            parts.add(count + " " + words);
        }
    }

    /** The line with a capital letter. */
    public String title() {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
