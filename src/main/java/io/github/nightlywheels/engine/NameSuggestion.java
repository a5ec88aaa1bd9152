package io.github.nightlywheels.engine;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the name that was meant by one that nobody knows: one that differs in upper and lower case only, otherwise the one
 * with the fewest edits, if these are at most a third of the letters.
 *
 * @param known the names there are
 */
public record NameSuggestion(Collection<String> known) {

    /** The known name that is nearest; empty if none is near. */
    public Optional<String> find(String unknown) {
        String wanted = lower(unknown);
        return known.stream()
                .filter(name -> edits(wanted, lower(name)) <= Math.max(1, wanted.length() / 3))
                .min(Comparator.<String>comparingInt(name -> edits(wanted, lower(name)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** How many letters have to be inserted, deleted or replaced (Levenshtein distance). */
    private static int edits(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = previous[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
