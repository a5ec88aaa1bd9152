package io.github.nightlywheels.wheel.metadata;

/** A text that does not follow a grammar. */
final class SyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String expected;

    /** @param position of the first character that does not fit, from 0 */
    SyntaxException(String expected, int position, String text) {
        super("expected " + expected + " at character " + (position + 1) + " of \"" + text + "\"");
        this.expected = expected;
    }

    /** What should stand at the place where the text stopped to follow the grammar. */
    String expected() {
        return expected;
    }
}
