package io.github.nightlywheels.wheel.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An SPDX license expression (SPDX specification, annex "SPDX license expressions"), with the identifiers of the SPDX license
 * list 3.27.0.
 */
public final class LicenseExpression {
    private static final Map<String, String> LICENSES = load("spdx-licenses.txt");
    private static final Map<String, String> EXCEPTIONS = load("spdx-exceptions.txt");
    private static final Pattern OWN = Pattern.compile("licenseref-([a-z0-9.-]+)", Pattern.CASE_INSENSITIVE);
    private static final int DEEPEST_NESTING = 50;

    private final Deque<String> rest;
    private final StringBuilder canonical = new StringBuilder();
    private int nesting;

    private LicenseExpression(String text) {
        rest = new ArrayDeque<>(List.of(
                text.strip().replace("(", " ( ").replace(")", " ) ").strip().split("\\s+")));
    }

    /** Whether a text is an identifier on the list, spelled exactly so. */
    public static boolean isIdentifier(String text) {
        return text.equals(LICENSES.get(text.toLowerCase(Locale.ROOT)));
    }

    /** The expression as the specification spells it, such as {@code MIT OR Apache-2.0}; empty if the text is none. */
    public static Optional<String> canonical(String text) {
        LicenseExpression expression = new LicenseExpression(text);
        return expression.alternatives() && expression.rest.isEmpty()
                ? Optional.of(expression.canonical.toString())
                : Optional.empty();
    }

    private boolean alternatives() {
        boolean good = license();
        while (good && (accept("AND", " AND ") || accept("OR", " OR "))) {
            good = license();
        }
        return good;
    }

    private boolean license() {
        if (accept("(", "(")) {
            return ++nesting < DEEPEST_NESTING && alternatives() && accept(")", ")");
        }
        if (rest.isEmpty() || !take(LicenseExpression::identifier)) {
            return false;
        }
        return !accept("WITH", " WITH ") || take(word -> Optional.ofNullable(EXCEPTIONS.get(lower(word))));
    }

    private static Optional<String> identifier(String word) {
        var own = OWN.matcher(word);
        if (own.matches()) {
            return Optional.of("LicenseRef-" + own.group(1));
        }
        String listed = LICENSES.get(lower(word));
        if (listed == null && word.endsWith("+")) {
            return Optional.ofNullable(LICENSES.get(lower(word.substring(0, word.length() - 1))))
                    .map(license -> license + "+");
        }
        return Optional.ofNullable(listed);
    }

    private boolean take(Function<String, Optional<String>> reading) {
        Optional<String> read = Optional.ofNullable(rest.poll()).flatMap(reading);
        read.ifPresent(canonical::append);
        return read.isPresent();
    }

    private boolean accept(String word, String written) {
        boolean there = word.equalsIgnoreCase(rest.peek());
        if (there) {
            rest.remove();
            canonical.append(written);
        }
        return there;
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> load(String file) {
        try (InputStream list = Objects.requireNonNull(LicenseExpression.class.getResourceAsStream(file), file)) {
            Collection<String> lines = new String(list.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
            return lines.stream().collect(Collectors.toMap(LicenseExpression::lower, Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
