package io.github.nightlywheels.text;

import java.util.Collection;

/** Names in a sentence. */
public final class FirstFew {
    private FirstFew() {}

    /**
     * Such as {@code a, b and 38 more}.
     *
     * @param most how many are named at the most
     */
    public static String of(Collection<String> names, int most) {
        String named = names.stream()
                .limit(most)
                .reduce((some, next) -> some + ", " + next)
                .orElse("");
        return names.size() <= most ? named : named + " and " + (names.size() - most) + " more";
    }
}
