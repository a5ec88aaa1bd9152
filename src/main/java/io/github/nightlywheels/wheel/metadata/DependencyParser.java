package io.github.nightlywheels.wheel.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the grammar of the "Dependency specifiers" specification by recursive descent, and old habits that pip accepts. */
final class DependencyParser {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?");
    private static final Pattern OPERATOR = Pattern.compile("===|==|~=|!=|<=|>=|<|>");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._*+!-]+");
    private static final Pattern URL = Pattern.compile("\\S+");
    private static final Pattern MARKER_OPERATOR = Pattern.compile("===|==|~=|!=|<=|>=|<|>|in\\b|not\\s+in\\b");
    private static final Pattern MARKER_VALUE = Pattern.compile("'([^']*)'|\"([^\"]*)\"|[A-Za-z_][A-Za-z0-9_.]*");
    private static final int DEEPEST_NESTING = 50;

    private final String text;
    private int position;
    private int nesting;

    DependencyParser(String text) {
        this.text = text;
    }

    DependencySpecifier parse() {
        ProjectName name = new ProjectName(expect(NAME, "a project's name"));
        List<String> extras = extras();
        Optional<String> url = Optional.empty();
        List<VersionSpecifier> versions = List.of();
        if (accept("@")) {
            url = Optional.of(expect(URL, "a URL"));
        } else if (accept("(")) {
            versions = versions();
            expect(")");
        } else {
            versions = versions();
        }
        Optional<Marker> marker = Optional.empty();
        if (accept(";")) {
            skipBlanks();
            int start = position;
            List<String> needed = alternatives();
            marker = Optional.of(new Marker(text.substring(start, position).strip(), needed));
        }
        skipBlanks();
        if (position < text.length()) {
            throw unexpected("the end");
        }
        return new DependencySpecifier(name, extras, versions, url, marker);
    }

    private List<String> extras() {
        List<String> extras = new ArrayList<>();
        if (accept("[") && !accept("]")) {
            do {
                extras.add(expect(NAME, "an extra's name"));
            } while (accept(","));
            expect("]");
        }
        return extras;
    }

    private List<VersionSpecifier> versions() {
        List<VersionSpecifier> versions = new ArrayList<>();
        Optional<String> operator = find(OPERATOR);
        while (operator.isPresent()) {
            versions.add(new VersionSpecifier(operator.get(), expect(VERSION, "a version")));
            // A comma at the end is not in the grammar, but pip's parser takes it.
            operator = accept(",") ? find(OPERATOR) : Optional.empty();
        }
        return versions;
    }

    /** A marker, or the inside of its brackets: the extras needed, if every alternative needs one. */
    private List<String> alternatives() {
        List<String> needed = new ArrayList<>();
        boolean everyOneNeedsAnExtra = true;
        do {
            List<String> ofThis = conditions();
            everyOneNeedsAnExtra &= !ofThis.isEmpty();
            ofThis.stream().filter(extra -> !needed.contains(extra)).forEach(needed::add);
        } while (acceptWord("or"));
        return everyOneNeedsAnExtra ? needed : List.of();
    }

    private List<String> conditions() {
        List<String> needed = new ArrayList<>();
        do {
            condition().stream().filter(extra -> !needed.contains(extra)).forEach(needed::add);
        } while (acceptWord("and"));
        return needed;
    }

    private List<String> condition() {
        if (accept("(")) {
            if (++nesting > DEEPEST_NESTING) {
                throw unexpected("fewer nested brackets");
            }
            List<String> needed = alternatives();
            nesting--;
            expect(")");
            return needed;
        }
        String left = expect(MARKER_VALUE, "a marker variable or a quoted text");
        String operator = expect(MARKER_OPERATOR, "a comparison");
        String right = expect(MARKER_VALUE, "a marker variable or a quoted text");
        if (operator.equals("==") && left.equals("extra") && isQuoted(right)) {
            return List.of(unquoted(right));
        }
        return operator.equals("==") && right.equals("extra") && isQuoted(left) ? List.of(unquoted(left)) : List.of();
    }

    private static boolean isQuoted(String value) {
        return value.startsWith("'") || value.startsWith("\"");
    }

    private static String unquoted(String value) {
        return value.substring(1, value.length() - 1);
    }

    private Optional<String> find(Pattern pattern) {
        skipBlanks();
        Matcher matcher = pattern.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        position = matcher.end();
        return Optional.of(matcher.group());
    }

    private String expect(Pattern pattern, String what) {
        return find(pattern).orElseThrow(() -> unexpected(what));
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw unexpected(token);
        }
    }

    private boolean accept(String token) {
        skipBlanks();
        boolean there = text.startsWith(token, position);
        if (there) {
            position += token.length();
        }
        return there;
    }

    private boolean acceptWord(String word) {
        return find(Pattern.compile(word + "\\b")).isPresent();
    }

    private void skipBlanks() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private IllegalArgumentException unexpected(String expected) {
        return new IllegalArgumentException(
                "expected " + expected + " at character " + (position + 1) + " of \"" + text + "\"");
    }
}
