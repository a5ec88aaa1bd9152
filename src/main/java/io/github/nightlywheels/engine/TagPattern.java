package io.github.nightlywheels.engine;

import io.github.nightlywheels.wheel.CompatibilityTags;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A glob over {@code python-abi-platform}, such as {@code cp312-*-manylinux*_x86_64}, {@code *-win_amd64} or {@code
 * py3-none-any}. {@code *} stands for any characters, {@code ?} for one.
 *
 * @param text the glob
 */
public record TagPattern(String text) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.*?-]+");

    /** @throws IllegalArgumentException if no tag has such characters */
    public TagPattern {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
    }

    /** The glob; empty if no tag has such characters. */
    public static Optional<TagPattern> find(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new TagPattern(text)) : Optional.empty();
    }

    /** Whether any of the tags that a compressed set stands for has this form. */
    public boolean matches(CompatibilityTags tags) {
        String regex = text.toLowerCase(Locale.ROOT)
                .chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf((char) c)))
                .collect(Collectors.joining());
        return tags.expanded().stream().anyMatch(tag -> tag.matches(regex));
    }

    @Override
    public String toString() {
        return text;
    }
}
