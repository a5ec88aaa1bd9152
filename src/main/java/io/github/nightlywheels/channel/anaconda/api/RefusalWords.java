package io.github.nightlywheels.channel.anaconda.api;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words by which the API refuses a request for good ({@code anaconda-api.md} sections 1 and 3), the telling ones first. */
enum RefusalWords {
    EXPIRED("token has expired"),
    REVOKED("no longer valid"),
    SCOPE("suffici?ent scope.*expected:\\s*([\\w:]+)"),
    NO_HEADER("header was not given"),
    MAY_NOT_CREATE("not enough permissions? to create"),
    NOT_AUTHORIZED("not authorized to perform"),
    QUOTA("storage requirements exceeded");

    private final Pattern pattern;

    RefusalWords(String regex) {
        this.pattern = words(regex);
    }

    /** Which of them the text has. */
    static Optional<RefusalWords> find(String text) {
        return Stream.of(values())
                .filter(words -> words.pattern.matcher(text).find())
                .findFirst();
    }

    /** What the text names that was expected of the request. */
    static Optional<String> scope(String text) {
        return SCOPE.pattern.matcher(text).results().findFirst().map(match -> match.group(1));
    }

    static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
