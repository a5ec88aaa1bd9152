package io.github.nightlywheels.report.ci;

import io.github.nightlywheels.report.model.PruneReport;
import io.github.nightlywheels.text.ByteSize;
import io.github.nightlywheels.text.Plural;
import java.util.List;
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
    /** The files that went or would go, how many stay and why, and what should be known. */
    public String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("### ").append(Markdown.sign(prune.severity())).append(' ');
        text.append(Markdown.escape(prune.title())).append("\n\n");
        text.append(Markdown.escape("The rule " + prune.rule().words() + ".")).append("\n\n");
        prune.failure().map(Markdown::problem).ifPresent(text::append);
        prune.warnings()
                .forEach(warning -> text.append("- \u26a0 ")
                        .append(Markdown.escape(warning))
                        .append('\n'));
        if (!prune.removed().isEmpty()) {
            text.append("\n| file | size | reason | outcome |\n| --- | ---: | --- | --- |\n");
            prune.removed().stream()
                    .limit(Markdown.MOST_ROWS)
                    .forEach(file -> text.append(Markdown.row(List.of(
                            Markdown.escape(file.filename()),
                            file.size().isPresent() ? ByteSize.of(file.size().getAsLong()) : "",
                            Markdown.escape(file.reason()),
                            Markdown.escape(file.outcome())))));
        }
        text.append(Markdown.more(prune.removed().size(), "report.html"));
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
