package io.github.nightlywheels.wheel.metadata;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A project's name ("Names and normalization" specification, formerly PEP 503).
 *
 * @param text the name as its author spells it
 */
public record ProjectName(String text) {
    private static final Pattern SEPARATORS = Pattern.compile("[-_.]+");

    /**
     * The form in which two spellings of one name are equal: lower case, runs of {@code -}, {@code _}, {@code .} as one {@code
     * -}.
     */
    public String normalized() {
        return SEPARATORS.matcher(text).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    /** The other spellings of the same name that projects use: in lower case, and with one kind of separator throughout. */
    public List<ProjectName> otherSpellings() {
        return Stream.of("-", "_", ".")
                .map(separator -> SEPARATORS.matcher(text).replaceAll(separator))
                .flatMap(spelling -> Stream.of(spelling, spelling.toLowerCase(Locale.ROOT)))
                .distinct()
                .filter(spelling -> !spelling.equals(text))
                .map(ProjectName::new)
                .toList();
    }

    /** Written out: what a record has of its own, the JVM makes in tens of milliseconds when it is first called. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProjectName name && text.equals(name.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
