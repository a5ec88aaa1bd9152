package io.github.nightlywheels.report.html;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import org.jspecify.annotations.Nullable;

/**
 * Takes what templates write. Values, which can hold anything, are escaped for the place where they stand, and lose what XML
 * cannot hold and what would show them otherwise than they are: control characters and the marks that reorder text.
 */
final class CleanOutput implements HtmlTemplateOutput {
    private static final int REPLACEMENT = 0xFFFD;

    private final OwaspHtmlTemplateOutput escaping;

    CleanOutput(TemplateOutput page) {
        escaping = new OwaspHtmlTemplateOutput(page);
    }

    @Override
    public void setContext(@Nullable String tag, @Nullable String attribute) {
        escaping.setContext(tag, attribute);
    }

    /** Writes what a template itself holds. */
    @Override
    public void writeContent(String markup) {
        escaping.writeContent(markup);
    }

    @Override
    public void writeContent(String markup, int begin, int end) {
        escaping.writeContent(markup, begin, end);
    }

    @Override
    public void writeUserContent(@Nullable String value) {
        if (value != null) {
            StringBuilder clean = new StringBuilder(value.length());
            value.codePoints().map(c -> isAllowed(c) ? c : REPLACEMENT).forEach(clean::appendCodePoint);
            escaping.writeUserContent(clean.toString());
        }
    }

    /** What XML 1.0 can hold, less the C1 controls and the marks that reorder text. */
    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || (c >= 0x20 && c < 0x7F)
                || (c >= 0xA0 && c < 0xD800 && Character.getType(c) != Character.FORMAT)
                || (c >= 0xE000 && c < 0xFFFE)
                || c >= 0x10000;
    }
}
