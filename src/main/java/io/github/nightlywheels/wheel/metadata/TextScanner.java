package io.github.nightlywheels.wheel.metadata;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes tokens off the start of a text, one after the other. */
final class TextScanner {
    private final String text;
    private int position;

    TextScanner(String text) {
        this.text = text;
    }

    int position() {
        return position;
    }

    /** The text from a position up to here. */
    String since(int start) {
        return text.substring(start, position);
    }

    boolean atEnd() {
        return position == text.length();
    }

    Optional<String> find(Pattern token) {
        Matcher matcher = token.matcher(text).region(position, text.length()).useTransparentBounds(true);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        position = matcher.end();
        return Optional.of(matcher.group());
    }

    String expect(Pattern token, String what) {
        return find(token).orElseThrow(() -> unexpected(what));
    }

    boolean accept(String token) {
        boolean there = text.startsWith(token, position);
        if (there) {
            position += token.length();
        }
        return there;
    }

    void expect(String token) {
        if (!accept(token)) {
            throw unexpected("\"" + token + "\"");
        }
    }

    /** Blanks and tabs are all the white space that the grammar knows. */
    boolean skipBlanks() {
        int start = position;
        while (position < text.length() && (text.charAt(position) == ' ' || text.charAt(position) == '\t')) {
            position++;
        }
        return position > start;
    }

    SyntaxException unexpected(String expected) {
        return new SyntaxException(expected, position, text);
    }
}
