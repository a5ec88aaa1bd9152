package io.github.nightlywheels.report.ci;

import io.github.nightlywheels.report.model.ProjectOnChannel;
import io.github.nightlywheels.report.model.StatusReport;
import io.github.nightlywheels.report.model.StatusText;
import io.github.nightlywheels.text.ByteSize;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a channel has, as a table of text.
 *
 * @param status what it has
 */
public record StatusTable(StatusReport status) {
    /** The columns from here on are numbers, up to the next but one. */
    private static final List<String> HEADINGS =
            List.of("project", "newest", "age", "versions", "files", "size", "platforms", "Pythons", "");

    private static final List<String> NUMBERS = List.of("versions", "files", "size");

    /** For the console: the headings and one line per project, in columns. */
    public List<String> lines() {
        List<List<String>> rows = new ArrayList<>(List.of(HEADINGS));
        status.projects().forEach(project -> rows.add(cells(project)));
        int[] widths = new int[HEADINGS.size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String space = " ".repeat(widths[i] - row.get(i).length());
            boolean isNumber = NUMBERS.contains(HEADINGS.get(i));
            line.append("  ").append(isNumber ? space + row.get(i) : row.get(i) + space);
        }
        return line.toString().stripTrailing();
    }

    private List<String> cells(ProjectOnChannel project) {
        return List.of(
                project.project(),
                StatusText.newest(project),
                StatusText.age(project, status),
                Integer.toString(project.versions().size()),
                Integer.toString(project.files()),
                ByteSize.of(project.bytes()),
                StatusText.platforms(project),
                StatusText.pythons(project),
                String.join("; ", StatusText.remarks(project)));
    }

    /** The same as Markdown, for the summary that a CI service shows of a step. */
    public String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("### ").append(Markdown.sign(status.severity())).append(' ');
        text.append(Markdown.escape(status.title())).append("\n\n");
        Stream.concat(status.failure().stream(), status.warnings().stream())
                .map(Markdown::problem)
                .forEach(text::append);
        text.append("| project | newest | age | versions | files | size | platforms | Pythons | |\n");
        text.append("| --- | --- | --- | ---: | ---: | ---: | --- | --- | --- |\n");
        status.projects().stream()
                .limit(Markdown.MOST_ROWS)
                .map(project -> cells(project).stream().map(Markdown::escape).toList())
                .map(Markdown::row)
                .forEach(text::append);
        text.append(Markdown.more(status.projects().size(), "status.html"));
        StatusText.pruning(status)
                .ifPresent(sentence ->
                        text.append('\n').append(Markdown.escape(sentence)).append('\n'));
        return text.append('\n').toString();
    }
}
