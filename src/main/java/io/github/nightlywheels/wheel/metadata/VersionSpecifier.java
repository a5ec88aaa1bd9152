package io.github.nightlywheels.wheel.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One clause of a requirement's versions, such as {@code >=1.0} ("Version specifiers" specification).
 *
 * @param operator {@code ==}, {@code !=}, {@code <=}, {@code >=}, {@code <}, {@code >}, {@code ~=} or {@code ===}
 * @param version what stands behind it, {@code .*} included
 */
public record VersionSpecifier(String operator, String version) {
    private static final String SUFFIXES = "(?:[-_.]?(?:alpha|beta|preview|pre|a|b|c|rc)[-_.]?[0-9]*)?"
            + "(?:-[0-9]+|[-_.]?(?:post|rev|r)[-_.]?[0-9]*)?"
            + "(?:[-_.]?dev[-_.]?[0-9]*)?";
    private static final String BLANKS = "[" + PythonText.SPACE + "]*+";
    private static final String START = BLANKS + "v?(?:[0-9]+!)?[0-9]+";

    /**
     * A clause at the start of a text, as the {@code packaging} library takes it: {@code .*} and local versions with
     * {@code ==} and {@code !=} only, two numbers at least with {@code ~=}, and anything with {@code ===}.
     */
    static final Pattern CLAUSE = Pattern.compile(
            "===" + BLANKS + "[^" + PythonText.SPACE + ";)]*+"
                    + "|(?:==|!=)" + START + "(?:\\.[0-9]+)*+"
                    + "(?:\\.\\*|" + SUFFIXES + "(?:\\+[a-z0-9]+(?:[-_.][a-z0-9]+)*+)?)"
                    + "|~=" + START + "(?:\\.[0-9]+)++" + SUFFIXES
                    + "|(?:<=|>=|<|>)" + START + "(?:\\.[0-9]+)*+" + SUFFIXES,
            Pattern.CASE_INSENSITIVE);

    private static final Pattern OPERATOR = Pattern.compile("===|[~=!<>]=|[<>]");

    /**
     * Reads clauses with commas between them; empty ones do not count.
     *
     * @throws IllegalArgumentException if one is none; the message is its text
     */
    public static List<VersionSpecifier> parseAll(String text) {
        List<VersionSpecifier> clauses = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String clause = PythonText.strip(part);
            if (!clause.isEmpty()) {
                clauses.add(parse(clause));
            }
        }
        return clauses;
    }

    private static VersionSpecifier parse(String clause) {
        var operator = OPERATOR.matcher(clause);
        if (!CLAUSE.matcher(clause).matches() || !operator.lookingAt()) {
            throw new IllegalArgumentException(clause);
        }
        return new VersionSpecifier(operator.group(), PythonText.strip(clause.substring(operator.end())));
    }
}
