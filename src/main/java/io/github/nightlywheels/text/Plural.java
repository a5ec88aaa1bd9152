package io.github.nightlywheels.text;

/** A number of things, as English writes it. */
public final class Plural {
    private Plural() {}

    /**
     * Such as {@code 1 wheel}, {@code 0 wheels} or {@code 2 wheels}.
     *
     * @param noun the thing's name, whose plural ends in {@code s}
     */
    public static String of(long count, String noun) {
        return count + " " + (count == 1 ? noun : noun + "s");
    }
}
