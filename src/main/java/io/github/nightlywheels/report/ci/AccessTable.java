package io.github.nightlywheels.report.ci;

import io.github.nightlywheels.access.AccessAnswer;
import io.github.nightlywheels.access.AccessReport;
import io.github.nightlywheels.access.Verdict;
import io.github.nightlywheels.failure.Failure;
import java.util.List;
import java.util.Locale;

/**
 * The access report as people read it.
 *
 * @param report what was found
 */
public record AccessTable(AccessReport report) {
    private static final int LONGEST = 400;

    /** One line per answer. */
    public List<String> lines() {
        return report.answers().stream()
                .map(answer -> String.format(
                        Locale.ROOT,
                        "  %-14s %-15s %s%s",
                        answer.verdict().text(),
                        answer.question().text(),
                        answer.project().map(project -> project + ": ").orElse(""),
                        oneLine(answer.sentence())))
                .toList();
    }

    /** The same as Markdown, for the summary that a CI service shows of a step. */
    public String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("### Access to ").append(escape(report.organization())).append(": ");
        text.append(report.verdict().text()).append("\n\n| | question | answer |\n| --- | --- | --- |\n");
        for (AccessAnswer answer : report.answers()) {
            text.append("| ")
                    .append(sign(answer.verdict()))
                    .append(answer.verdict().text());
            text.append(" | ").append(answer.question().text());
            answer.project().ifPresent(project -> text.append(' ').append(escape(project)));
            text.append(" | ").append(escape(answer.sentence()));
            answer.failure()
                    .map(Failure::remedy)
                    .ifPresent(remedy -> text.append("<br>Remedy: ").append(escape(remedy)));
            text.append(" |\n");
        }
        return text.append('\n').toString();
    }

    private static String sign(Verdict verdict) {
        return switch (verdict) {
            case OK -> "\u2705 ";
            case UNKNOWN -> "\u2754 ";
            case WARNING -> "\u26a0 ";
            case PROBLEM -> "\u274c ";
        };
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\s*\\R\\s*", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    private static String escape(String text) {
        return oneLine(text)
                .replace("\\", "\\\\")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("|", "\\|")
                .replace("*", "\\*")
                .replace("_", "\\_")
                .replace("`", "\\`")
                .replace("[", "\\[");
    }
}
