package io.github.nightlywheels.report.ci;

import io.github.nightlywheels.report.model.AccessResult;
import io.github.nightlywheels.report.model.AccessResult.Answer;
import java.util.List;
import java.util.Locale;

/**
 * What a check of the access found, as a table of text.
 *
 * @param result what was found
 */
public record AccessTable(AccessResult result) {
    private static final int LONGEST = 400;

    /** One line per answer, for the console. */
    public List<String> lines() {
        return result.answers().stream()
                .map(answer -> String.format(
                        Locale.ROOT,
                        "  %-14s %-15s %s%s",
                        answer.verdict(),
                        answer.question(),
                        answer.project().map(project -> project + ": ").orElse(""),
                        oneLine(answer.sentence())))
                .toList();
    }

    /** The same as Markdown, for the summary that a CI service shows of a step. */
    public String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("### ").append(Markdown.escape(result.title())).append("\n\n");
        text.append("| | question | answer |\n| --- | --- | --- |\n");
        for (Answer answer : result.answers()) {
            text.append("| ").append(Markdown.sign(answer.severity())).append(' ');
            text.append(answer.verdict()).append(" | ").append(Markdown.escape(answer.subject()));
            text.append(" | ").append(Markdown.escape(oneLine(answer.sentence())));
            answer.remedy().ifPresent(remedy -> text.append("<br>Remedy: ").append(Markdown.escape(oneLine(remedy))));
            text.append(" |\n");
        }
        return text.append('\n').toString();
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\s*\\R\\s*", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
