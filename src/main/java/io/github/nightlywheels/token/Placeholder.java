package io.github.nightlywheels.token;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TokenOrigin;
import io.github.nightlywheels.failure.TokenSourceFailure;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands where a token was to be: a variable that nobody has replaced by its value, or what logs and programs write for
 * one that must not be seen or is not there.
 *
 * @param text all of it
 * @param variable the name of the variable, if it has one
 */
record Placeholder(String text, Optional<String> variable) {
    private static final String NAME = "([A-Za-z_][A-Za-z0-9_.-]*)";

    private static final Pattern BARE = Pattern.compile("\\$" + NAME);

    /** Of settings files and shells, GitHub Actions, Azure Pipelines, Windows. */
    private static final List<Pattern> VARIABLES = List.of(
            Pattern.compile("\\$\\{(?:env\\.)?" + NAME + "}"),
            Pattern.compile("\\$\\{\\{ *" + NAME + " *}}"),
            Pattern.compile("\\$\\(" + NAME + "\\)"),
            BARE,
            Pattern.compile("%" + NAME + "%"));

    private static final Pattern NOTHING = Pattern.compile("\\*+|null");

    static Optional<Placeholder> find(String value) {
        String text = value.strip();
        return VARIABLES.stream()
                .map(pattern -> pattern.matcher(text))
                .filter(Matcher::matches)
                .map(matcher -> new Placeholder(text, Optional.of(matcher.group(1))))
                .findFirst()
                .or(() -> NOTHING.matcher(text).matches()
                        ? Optional.of(new Placeholder(text, Optional.empty()))
                        : Optional.empty());
    }

    /** Whether it may be a password all the same, as {@code $ecret}. */
    boolean mayBeAPassword() {
        return BARE.matcher(text).matches();
    }

    /**
     * The exception that refuses it.
     *
     * @param source where it was found
     */
    FailureException refusal(String source) {
        return new FailureException(new TokenSourceFailure.Unresolved(TokenOrigin.of(source), text, variable));
    }
}
