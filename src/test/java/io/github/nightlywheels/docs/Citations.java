package io.github.nightlywheels.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds which parts of a document source files cite.
 *
 * @param document its filename
 */
record Citations(String document) {
    private static final String NUMBER = "\\d+(?:\\.\\d+)?|U\\d+";
    private static final String RANGE = "(?:" + NUMBER + ")(?: to (?:" + NUMBER + "))?";
    private static final String LIST = "(" + RANGE + "(?:(?:,| and|, and) " + RANGE + ")*)";
    private static final Pattern PART = Pattern.compile("(" + NUMBER + ")(?: to (" + NUMBER + "))?");

    /** Every section and numbered row that is cited; a range is all sections that it spans. */
    List<String> in(String source) {
        List<String> cited = new ArrayList<>();
        Matcher citation = cited(" (?:sections? )?" + LIST).matcher(inOneLine(source));
        while (citation.find()) {
            Matcher part = PART.matcher(citation.group(1));
            while (part.find()) {
                cited.addAll(part.group(2) == null ? List.of(part.group(1)) : range(part.group(1), part.group(2)));
            }
        }
        return cited;
    }

    /** How often the document is cited by a word that a number should follow. */
    long unnumberedIn(String source) {
        return cited(" sections?+(?! \\d)").matcher(inOneLine(source)).results().count();
    }

    private Pattern cited(String parts) {
        return Pattern.compile(Pattern.quote(document) + ",?" + parts);
    }

    /** The text without the marks of comments and without Javadoc's braces. */
    private static String inOneLine(String source) {
        return source.replaceAll("\\R\\s*(?:\\*|//)(?!/)", " ")
                .replaceAll("\\{@code ([^}]*)}", "$1")
                .replaceAll("\\s+", " ");
    }

    private static List<String> range(String from, String to) {
        int dot = from.indexOf('.');
        String chapter = from.substring(0, dot + 1);
        if (!to.startsWith(chapter) || to.indexOf('.') != dot || from.startsWith("U")) {
            throw new IllegalArgumentException("no range of sections: " + from + " to " + to);
        }
        List<String> sections = new ArrayList<>();
        for (int number = Integer.parseInt(from.substring(dot + 1));
                number <= Integer.parseInt(to.substring(dot + 1));
                number++) {
            sections.add(chapter + number);
        }
        return sections;
    }
}
