package io.github.nightlywheels.report.ci;

import io.github.nightlywheels.report.model.PruneReport;
import io.github.nightlywheels.text.ByteSize;
import io.github.nightlywheels.text.Plural;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What pruning did, as Markdown for the summary that a CI service shows of a step.
 *
 * @param prune what it did
 */
public record PruneTable(PruneReport prune) {
    /** GitHub refuses a summary of more than 1 MiB; more rows than this nobody reads. */
    private static final int MOST_ROWS = 500;

    /** The files that went or would go, how many stay and why, and what should be known. */
    public String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("### ").append(Markdown.sign(prune.severity())).append(' ');
        text.append(Markdown.escape(prune.title())).append("\n\n");
        text.append(Markdown.escape("The rule " + prune.rule().words() + ".")).append("\n\n");
        prune.failure()
                .ifPresent(problem -> text.append("**")
                        .append(Markdown.escape(problem.code()))
                        .append("**: ")
                        .append(Markdown.escape(problem.problem()))
                        .append("  \nRemedy: ")
                        .append(Markdown.escape(problem.remedy()))
                        .append("\n\n"));
        prune.warnings()
                .forEach(warning -> text.append("- \u26a0 ")
                        .append(Markdown.escape(warning))
                        .append('\n'));
        if (!prune.removed().isEmpty()) {
            text.append("\n| file | size | reason | outcome |\n| --- | ---: | --- | --- |\n");
            prune.removed().stream()
                    .limit(MOST_ROWS)
                    .forEach(file -> text.append("| ")
                            .append(Markdown.escape(file.filename()))
                            .append(" | ")
                            .append(
                                    file.size().isPresent()
                                            ? ByteSize.of(file.size().getAsLong())
                                            : "")
                            .append(" | ")
                            .append(Markdown.escape(file.reason()))
                            .append(" | ")
                            .append(Markdown.escape(file.outcome()))
                            .append(" |\n"));
        }
        if (prune.removed().size() > MOST_ROWS) {
            text.append("\nand ").append(prune.removed().size() - MOST_ROWS).append(" more, see report.html\n");
        }
        if (!prune.kept().isEmpty()) {
            text.append('\n').append(Markdown.escape(kept())).append('\n');
        }
        return text.append('\n').toString();
    }

    /** How many files stay, and how many of them for which reason. */
    private String kept() {
        Map<String, Long> reasons = prune.kept().stream()
                .map(PruneReport.KeptFile::words)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return reasons.entrySet().stream()
                .map(reason -> reason.getKey() + " (" + reason.getValue() + ")")
                .collect(Collectors.joining(", ", Plural.of(prune.kept().size(), "file") + " kept: ", "."));
    }
}
