package io.github.nightlywheels.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An element of a page that is HTML and well-formed XML at once. Texts and attribute values can hold anything: they are
 * escaped here and nowhere else.
 */
final class Element {
    private static final Set<String> VOID = Set.of("br", "col", "meta", "rect");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<String> content = new ArrayList<>();

    private Element(String name) {
        this.name = name;
    }

    static Element of(String name) {
        return new Element(name);
    }

    static Element of(String name, String text) {
        return new Element(name).text(text);
    }

    Element with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    Element text(String text) {
        content.add(escape(text));
        return this;
    }

    Element add(Element child) {
        content.add(child.toString());
        return this;
    }

    Element add(Stream<Element> children) {
        children.forEach(this::add);
        return this;
    }

    /** Adds the text of a style sheet of ours, which HTML reads without unescaping it. */
    Element style(String css) {
        if (css.indexOf('<') >= 0 || css.indexOf('&') >= 0) {
            throw new IllegalArgumentException("the style sheet holds a character that HTML and XML read differently");
        }
        content.add(css);
        return this;
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
            }
        });
        return escaped.toString();
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

    @Override
    public String toString() {
        StringBuilder markup = new StringBuilder("<").append(name);
        attributes.forEach((attribute, value) -> markup.append(' ')
                .append(attribute)
                .append("=\"")
                .append(escape(value))
                .append('"'));
        if (VOID.contains(name)) {
            return markup.append("/>").toString();
        }
        markup.append('>');
        content.forEach(markup::append);
        return markup.append("</").append(name).append('>').toString();
    }
}
