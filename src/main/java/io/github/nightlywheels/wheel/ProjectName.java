package io.github.nightlywheels.wheel;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A project's name ("Names and normalization" specification, formerly PEP 503).
 *
 * @param text the name as its author spells it
 */
public record ProjectName(String text) {
    private static final Pattern SEPARATORS = Pattern.compile("[-_.]+");

    /** The form in which two spellings of one name are equal: lower case, runs of {@code -}, {@code _}, {@code .} as one {@code -}. */
    public String normalized() {
        return SEPARATORS.matcher(text).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text;
    }
}
