package io.github.nightlywheels.report.ci;

import io.github.nightlywheels.report.model.Problem;
import io.github.nightlywheels.report.model.Severity;
import java.util.List;

/** Pieces of Markdown, as GitHub reads it. */
final class Markdown {
    /** GitHub refuses a summary of more than 1 MiB; more rows than this nobody reads. */
    static final int MOST_ROWS = 500;

    private Markdown() {}

    /** The text as Markdown that shows it as it is, on one line; it fits into a cell of a table. */
    static String escape(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("([\\\\`*_{}\\[\\]()#+!|~@-])", "\\\\$1");
    }

    /** Lines of code, to be copied. */
    static String code(Iterable<String> lines) {
        StringBuilder block = new StringBuilder("```\n");
        lines.forEach(line -> block.append(line.replace("`", "'")).append('\n'));
        return block.append("```\n\n").toString();
    }

    /** A paragraph. */
    static String problem(Problem problem) {
        return "**" + escape(problem.code()) + "**: " + escape(problem.problem()) + "  \nRemedy: "
                + escape(problem.remedy()) + "\n\n";
    }

    /** A row of a table. */
    static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /** How many rows were left out of so many, and which file has them; nothing, if there are all. */
    static String more(int rows, String file) {
        return rows > MOST_ROWS ? "\nand " + (rows - MOST_ROWS) + " more, see " + file + "\n" : "";
    }

    static String sign(Severity severity) {
        return switch (severity) {
            case OK -> "\u2705";
            case INFO -> "\u2139";
            case WARNING -> "\u26a0";
            case ERROR -> "\u274c";
        };
    }
}
