package io.github.nightlywheels.failure;

import java.util.Set;

/** Text from inside a wheel, for a console: one line, not a whole file, and nothing in it that cannot be seen. */
public final class PrintableText {
    private static final int LONGEST = 500;

    /**
     * What is shown as an escape. Marks are among them: an accent that is a character of its own looks like a letter with
     * an accent, and makes another name.
     */
    private static final Set<Byte> UNSEEN = Set.of(
            Character.CONTROL,
            Character.FORMAT,
            Character.SURROGATE,
            Character.PRIVATE_USE,
            Character.UNASSIGNED,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR,
            Character.SPACE_SEPARATOR,
            Character.NON_SPACING_MARK,
            Character.ENCLOSING_MARK);

    private PrintableText() {}

    /** The text with an escape such as {@code \\u00a0} for each character that cannot be seen, cut after 500 characters. */
    public static String of(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().limit(LONGEST + 1L).forEach(character -> {
            if (character == ' ' || !UNSEEN.contains((byte) Character.getType(character))) {
                printable.appendCodePoint(character);
            } else {
                String hex = Integer.toHexString(character);
                printable.append("\\u").append(hex.length() < 4 ? "0".repeat(4 - hex.length()) : "");
                printable.append(hex.length() > 4 ? "{" + hex + "}" : hex);
            }
        });
        return printable.length() <= LONGEST ? printable.toString() : printable.substring(0, LONGEST) + "...";
    }
}
