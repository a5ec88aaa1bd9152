package io.github.nightlywheels.channel.anaconda.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** Finds the words for a person in a body. */
public final class ReplyText {
    private static final int LONGEST = 300;
    private static final Pattern TAGS = Pattern.compile("(?s)<(script|style)\\b.*?</\\1>|<[^>]*>");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");

    private ReplyText() {}

    /** The {@code error} or {@code message} of a JSON object; of anything else the beginning, without tags, in one line. */
    static String of(JsonNode json, String beginning) {
        for (String key : new String[] {"error", "message"}) {
            if (json.path(key).isTextual()) {
                return cut(json.path(key).asText());
            }
        }
        if (json.isContainerNode()) {
            return "";
        }
        return of(beginning);
    }

    /** The beginning of a text, without tags, in one line. */
    public static String of(String text) {
        return cut(TAGS.matcher(text).replaceAll(" "));
    }

    private static String cut(String text) {
        String line = SPACE.matcher(text).replaceAll(" ").trim();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
