package io.github.nightlywheels.report.model;

import io.github.nightlywheels.text.ByteSize;
import io.github.nightlywheels.text.Plural;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What pruning did, in sentences, for whatever shows it. */
public final class PruneText {
    private static final String REMOVED = "removed";

    private PruneText() {}

    /** Such as {@code Would remove 3 files, 1.2 MB, from acme}. */
    static String title(PruneReport prune) {
        if (!prune.isConfirmed()) {
            if (prune.removed().isEmpty()) {
                return "Would remove nothing from " + prune.channel().name();
            }
            return "Would remove " + Plural.of(prune.removed().size(), "file") + ", "
                    + ByteSize.of(prune.removableBytes()) + ", from "
                    + prune.channel().name();
        }
        long removed = prune.count(REMOVED);
        if (prune.outcome() == PruneOutcome.FAILED && removed == 0) {
            return "Pruning " + prune.channel().name() + " failed: "
                    + (prune.count("unknown") > 0 ? "nothing is known to be gone" : "nothing was removed");
        }
        if (prune.removed().isEmpty()) {
            return "Removed nothing from " + prune.channel().name();
        }
        return "Removed " + Plural.of(removed, "file") + ", " + ByteSize.of(prune.freedBytes()) + ", from "
                + prune.channel().name() + others(prune);
    }

    private static String others(PruneReport prune) {
        long before = prune.count("gone-before");
        long unknown = prune.count("unknown");
        long there = prune.removed().size() - prune.count(REMOVED) - before - unknown;
        return (before > 0 ? "; " + before + " of those that were to go had gone before" : "")
                + (there > 0 ? "; " + there + " of those that were to go are still there" : "")
                + (unknown > 0 ? "; of " + unknown + " it is not known whether they are gone" : "");
    }

    /** The lines for a console: each file that goes, and the sum. */
    public static List<String> lines(PruneReport prune) {
        List<String> lines = new ArrayList<>();
        prune.removed()
                .forEach(file -> lines.add(String.format(
                        Locale.ROOT,
                        "  %-12s  %s%s: %s",
                        file.outcome().replace('-', ' '),
                        file.filename(),
                        size(file),
                        file.reason())));
        lines.add(prune.title()
                + (prune.outcome() == PruneOutcome.FAILED
                        ? ""
                        : ": the rule " + prune.rule().words()));
        if (!prune.isConfirmed() && !prune.removed().isEmpty()) {
            lines.add("Nothing was removed.");
        }
        return lines;
    }

    private static String size(PruneReport.RemovedFile file) {
        return file.size().isPresent() ? " (" + ByteSize.of(file.size().getAsLong()) + ")" : "";
    }
}
