package io.github.nightlywheels.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Markdown file of the documentation.
 *
 * @param path the file
 * @param text its content
 */
record Page(Path path, String text) {
    static final Path README = Path.of("README.md");
    static final Path PARAMETERS = Path.of("src/site/markdown/parameters.md");
    static final Path SITE = Path.of("src/site/markdown");

    private static final Pattern FENCE = Pattern.compile("(?ms)^\\s*(```|~~~).*?^\\s*\\1[^\\n]*$");
    private static final Pattern CODE = Pattern.compile("`[^`\\n]*`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern DEFINITION = Pattern.compile("(?m)^\\[([^\\]]+)\\]: \\S+$");
    private static final Pattern REFERENCE =
            Pattern.compile("(?<!!)\\[(?<text>[^\\[\\]]+)\\](?:\\[(?<key>[^\\[\\]]+)\\])?(?![(\\[])");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");
    private static final Pattern TABLE = Pattern.compile("(?m)^\\|.*\\R\\| ?-.*(?:\\R\\|.*)*");
    private static final Pattern ID = Pattern.compile("<a id=\"([^\"]+)\"></a>");
    private static final Pattern SNIPPET =
            Pattern.compile("<!-- MACRO\\{snippet(?:\\|id=([^|}]+))?\\|file=([^|}]+)} -->");

    /** README.md and all pages of the site. */
    static List<Page> all() {
        List<Page> pages = new ArrayList<>(List.of(read(README)));
        pages.addAll(ofSite());
        return pages;
    }

    /** The pages of the site. */
    static List<Page> ofSite() {
        try (Stream<Path> files = Files.list(SITE)) {
            return files.sorted().map(Page::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page read(Path path) {
        try {
            return new Page(path, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text without its code blocks. */
    String prose() {
        return FENCE.matcher(text).replaceAll("");
    }

    /** Where its links lead, except to other hosts. */
    List<String> links() {
        return groups(LINK, CODE.matcher(prose()).replaceAll("")).stream()
                .filter(target -> !target.matches("[a-z]+:.*"))
                .toList();
    }

    /** The names of links that are defined at the end of the page. */
    List<String> definitions() {
        return groups(DEFINITION, prose());
    }

    /** The names of such links that the text uses. */
    Set<String> references() {
        String text = CODE.matcher(DEFINITION.matcher(prose()).replaceAll("")).replaceAll("");
        return REFERENCE
                .matcher(text)
                .results()
                .map(match -> match.group(2) == null ? match.group(1) : match.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What a link may name after {@code #}, in the repository's view and on the site alike. Of headings with capitals or
     * spaces the two make different anchors, so these count only with an id of their own; the site changes an id that begins with
     * a digit.
     */
    Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        groups(ID, prose()).stream().filter(id -> id.matches("[A-Za-z].*")).forEach(anchors::add);
        groups(HEADING, prose()).stream()
                .filter(heading -> heading.matches("[a-z0-9-]+"))
                .forEach(anchors::add);
        return anchors;
    }

    /** Ids that do not agree with the anchor that the repository's view makes of their heading. */
    List<String> misleadingIds() {
        return groups(HEADING, prose()).stream()
                .filter(heading -> ID.matcher(heading).find())
                .filter(heading -> !groups(ID, heading)
                        .contains(ID.matcher(heading)
                                .replaceAll("")
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[^a-z0-9 _-]", "")
                                .replace(' ', '-')))
                .toList();
    }

    /**
     * A table.
     *
     * @param columns the headings
     * @param rows the cells of each row, by the headings
     */
    record Table(List<String> columns, List<Map<String, String>> rows) {}

    /** Its tables. */
    List<Table> tables() {
        return TABLE.matcher(prose())
                .results()
                .map(match -> match.group().lines().map(Page::cells).toList())
                .map(lines -> new Table(
                        lines.get(0),
                        lines.stream()
                                .skip(2)
                                .map(cells -> row(lines.get(0), cells))
                                .toList()))
                .toList();
    }

    private static List<String> cells(String line) {
        return Stream.of(line.strip().replaceAll("^\\||\\|$", "").split("(?<!\\\\)\\|", -1))
                .map(String::strip)
                .toList();
    }

    private static Map<String, String> row(List<String> columns, List<String> cells) {
        if (columns.size() != cells.size()) {
            throw new AssertionError("a row of another length than " + columns + ": " + cells);
        }
        Map<String, String> row = new LinkedHashMap<>();
        columns.forEach(column -> row.put(column, cells.get(row.size())));
        return row;
    }

    /** The files that it shows a part of: a file, and the part's id or null. */
    List<MatchResult> snippets() {
        return SNIPPET.matcher(text).results().toList();
    }

    private static List<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }
}
