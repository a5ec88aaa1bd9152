package io.github.nightlywheels.wheel.metadata;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text in quotes, as Python's source code has it ("String and Bytes literals" in the language reference). */
final class PythonLiteral {
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:(?<octal>[0-7]{1,3})|x(?<x>[0-9a-fA-F]{2})"
            + "|u(?<u>[0-9a-fA-F]{4})|U(?<U>[0-9a-fA-F]{8})|N\\{(?<name>[^}]+)\\}|(?<other>[^xuUN]))");
    private static final Pattern FORBIDDEN = Pattern.compile("[\\n\\r\\x00]");
    private static final Map<String, String> CONTROLS =
            Map.of("a", "\u0007", "b", "\b", "f", "\f", "n", "\n", "r", "\r", "t", "\t", "v", "\u000b");

    private PythonLiteral() {}

    /**
     * What a literal means.
     *
     * @param quoted with the quotes round it, and none of their kind inside
     * @throws IllegalArgumentException if Python refuses it
     */
    static String decode(String quoted) {
        String text = quoted.substring(1, quoted.length() - 1);
        if (FORBIDDEN.matcher(text).find()) {
            throw new IllegalArgumentException("a line break in " + quoted);
        }
        StringBuilder decoded = new StringBuilder();
        int next = 0;
        for (int at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', next)) {
            Matcher escape = ESCAPE.matcher(text).region(at, text.length());
            if (!escape.lookingAt()) {
                throw new IllegalArgumentException("an escape that is none in " + quoted);
            }
            decoded.append(text, next, at).append(character(escape));
            next = escape.end();
        }
        return decoded.append(text.substring(next)).toString();
    }

    private static String character(Matcher escape) {
        if (escape.group("octal") != null) {
            return Character.toString(Integer.parseInt(escape.group("octal"), 8));
        }
        for (String kind : new String[] {"x", "u", "U"}) {
            if (escape.group(kind) != null) {
                return Character.toString(Integer.parseUnsignedInt(escape.group(kind), 16));
            }
        }
        if (escape.group("name") != null) {
            return Character.toString(Character.codePointOf(escape.group("name")));
        }
        String other = escape.group("other");
        boolean quoteOrBackslash = "\\'\"".contains(other);
        return quoteOrBackslash ? other : CONTROLS.getOrDefault(other, "\\" + other);
    }
}
