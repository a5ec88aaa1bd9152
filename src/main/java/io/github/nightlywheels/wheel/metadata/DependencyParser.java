package io.github.nightlywheels.wheel.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the grammar of the "Dependency specifiers" specification as the {@code packaging} library does, which is what pip
 * goes by.
 */
final class DependencyParser {
    /** A {@code _} at the end is not in the specification, but {@code packaging} takes it. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?");

    private static final Pattern URL = Pattern.compile("[^ \t]+");
    private static final Pattern PREFIX_MATCH = Pattern.compile("\\.\\*");
    private static final Pattern LOCAL_VERSION = Pattern.compile("\\+[A-Za-z0-9]");
    private static final Pattern ANY_OPERATOR = Pattern.compile("===|[~=!<>]=|[<>]");

    private final TextScanner reader;

    DependencyParser(String text) {
        this.reader = new TextScanner(text);
    }

    DependencySpecifier parse() {
        reader.skipBlanks();
        ProjectName name = new ProjectName(reader.expect(NAME, "a project's name"));
        reader.skipBlanks();
        List<String> extras = extras();
        reader.skipBlanks();
        Optional<String> url = Optional.empty();
        List<VersionSpecifier> versions = List.of();
        boolean mayHaveMarker = true;
        if (reader.accept("@")) {
            reader.skipBlanks();
            url = Optional.of(reader.expect(URL, "a URL"));
            mayHaveMarker = reader.skipBlanks(); // else the semicolon is a part of the URL
        } else {
            versions = versions();
            reader.skipBlanks();
        }
        Optional<Marker> marker = Optional.empty();
        if (mayHaveMarker && reader.accept(";")) {
            marker = Optional.of(new MarkerParser(reader).parse());
        }
        if (!reader.atEnd()) {
            throw reader.unexpected(
                    marker.isPresent()
                            ? "\"and\", \"or\" or the end"
                            : "a comparison, a marker after \";\", or the end");
        }
        return new DependencySpecifier(name, extras, versions, url, marker);
    }

    private List<String> extras() {
        List<String> extras = new ArrayList<>();
        if (reader.accept("[")) {
            reader.skipBlanks();
            Optional<String> extra = reader.find(NAME);
            while (extra.isPresent()) {
                extras.add(extra.get());
                reader.skipBlanks();
                boolean more = reader.accept(",");
                reader.skipBlanks();
                extra = more ? Optional.of(reader.expect(NAME, "an extra's name")) : Optional.empty();
            }
            reader.expect("]");
        }
        return extras;
    }

    private List<VersionSpecifier> versions() {
        boolean inBrackets = reader.accept("(");
        reader.skipBlanks();
        int start = reader.position();
        StringBuilder clauses = new StringBuilder();
        Optional<String> clause = reader.find(VersionSpecifier.CLAUSE);
        while (clause.isPresent()) {
            clauses.append(clause.get());
            refuseWhatOtherOperatorsTake(clause.get());
            reader.skipBlanks();
            // A comma at the end is not in the grammar, but packaging takes it.
            boolean more = reader.accept(",");
            reader.skipBlanks();
            clauses.append(',');
            clause = more ? reader.find(VersionSpecifier.CLAUSE) : Optional.empty();
        }
        reader.find(ANY_OPERATOR).ifPresent(operator -> {
            throw reader.unexpected(
                    operator.equals("~=")
                            ? "a version of two numbers at least behind ~="
                            : "a version behind " + operator);
        });
        if (inBrackets) {
            reader.skipBlanks();
            reader.expect(")");
        }
        try {
            return VersionSpecifier.parseAll(clauses.toString());
        } catch (IllegalArgumentException e) {
            throw new SyntaxException("a version clause instead of " + e.getMessage(), start, reader.since(0));
        }
    }

    private void refuseWhatOtherOperatorsTake(String clause) {
        boolean takesBoth = clause.startsWith("!=") || (clause.startsWith("==") && !clause.startsWith("==="));
        if (reader.find(PREFIX_MATCH).isPresent()) {
            throw reader.unexpected(
                    takesBoth
                            ? "\".*\" behind nothing but release numbers"
                            : "a version without \".*\", which only == and != take");
        }
        if (reader.find(LOCAL_VERSION).isPresent()) {
            throw reader.unexpected("a version without a local part, which only == and != take");
        }
    }
}
