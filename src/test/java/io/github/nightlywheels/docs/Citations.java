package io.github.nightlywheels.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds which parts of {@code anaconda-api.md} a source file cites. */
final class Citations {
    private static final String NUMBER = "\\d+(?:\\.\\d+)?|U\\d+";
    private static final String RANGE = "(?:" + NUMBER + ")(?: to (?:" + NUMBER + "))?";
    private static final Pattern CITATION =
            Pattern.compile("anaconda-api\\.md,? (?:sections? )?(" + RANGE + "(?:(?:,| and|, and) " + RANGE + ")*)");
    private static final Pattern PART = Pattern.compile("(" + NUMBER + ")(?: to (" + NUMBER + "))?");

    private Citations() {}

    /** Every section and numbered row that is cited; a range is all sections that it spans. */
    static List<String> of(String source) {
        List<String> cited = new ArrayList<>();
        Matcher citation = CITATION.matcher(inOneLine(source));
        while (citation.find()) {
            Matcher part = PART.matcher(citation.group(1));
            while (part.find()) {
                cited.addAll(part.group(2) == null ? List.of(part.group(1)) : range(part.group(1), part.group(2)));
            }
        }
        return cited;
    }

    /** How often the document is cited by a word that a number should follow. */
    static long unnumbered(String source) {
        return Pattern.compile("anaconda-api\\.md,? sections?+(?! \\d)")
                .matcher(inOneLine(source))
                .results()
                .count();
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
