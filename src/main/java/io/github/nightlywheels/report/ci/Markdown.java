package io.github.nightlywheels.report.ci;

import io.github.nightlywheels.report.model.Severity;

/** Pieces of Markdown, as GitHub reads it. */
final class Markdown {
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

    static String sign(Severity severity) {
        return switch (severity) {
            case OK -> "\u2705";
            case INFO -> "\u2139";
            case WARNING -> "\u26a0";
            case ERROR -> "\u274c";
        };
    }
}
