package io.github.nightlywheels.channel.pypi.upload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Finds what a server says to a person ({@code pypi-upload-api.md} sections 0 and 2.1): in JSON the {@code code} where it is more
 * than the bare status, as PyPI has it, or else {@code message}, {@code detail} or {@code error}; in text the text; in a page its
 * text; and where the body says nothing, the reason phrase, which HTTP/2 does not have. Some servers say what matters in one of the
 * two only (section 2.2), so that an answer is understood by both.
 *
 * @param shown the words for a person, on one line, cut
 * @param all what the body and the reason phrase say
 */
record ReplyWords(String shown, String all) {
    private static final int LONGEST = 400;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");
    private static final Pattern STATUS = Pattern.compile("^\\d{3}\\b\\s*");
    /** The beginning of a page for people, also behind a byte order mark or a remark, as sign-in pages have them. */
    private static final Pattern PAGE = Pattern.compile(
            "^[\\x{FEFF}\\s]*+<(!doctype html|!--|html|head|body|title|meta|link|script|form|div|\\?xml)",
            Pattern.CASE_INSENSITIVE);

    /** Whether a text is a page for people, whatever its type says. */
    static boolean isPage(String body) {
        return PAGE.matcher(body).find();
    }

    /**
     * The words of an answer.
     *
     * @param status the status, with which some servers begin
     * @param reason the reason phrase
     * @param redaction takes secrets out of a text, before it is cut in the middle of one
     */
    static ReplyWords of(int status, String body, String reason, UnaryOperator<String> redaction) {
        String words = line(status, redaction.apply(ofBody(body)));
        String phrase = line(status, redaction.apply(reason));
        String shown = words.isEmpty() ? phrase : words;
        return new ReplyWords(
                shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "…",
                words.contains(phrase) ? words : words + "\n" + phrase);
    }

    private static String line(int status, String words) {
        return withoutStatus(status, SPACE.matcher(words).replaceAll(" ").strip());
    }

    private static String withoutStatus(int status, String words) {
        return words.startsWith(Integer.toString(status))
                ? STATUS.matcher(words).replaceFirst("")
                : words;
    }

    private static String ofBody(String body) {
        if (body.stripLeading().startsWith("{")) {
            Optional<String> json = ofJson(body);
            if (json.isPresent()) {
                return json.get();
            }
        }
        return isPage(body) ? ofPage(Jsoup.parse(body)) : body;
    }

    private static String ofPage(Document page) {
        String text = page.body().text();
        return text.isEmpty() ? page.title() : text;
    }

    private static Optional<String> ofJson(String body) {
        JsonNode json;
        try {
            json = MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        if (json.path("code").isTextual()
                && !STATUS.matcher(json.path("code").asText()).replaceFirst("").isBlank()
                && json.path("code").asText().contains(" ")) {
            return Optional.of(json.path("code").asText());
        }
        for (String key : List.of("message", "detail", "error", "errors")) {
            JsonNode words = json.path(key);
            if (!words.isMissingNode() && !words.isNull()) {
                return Optional.of(words.isTextual() ? words.asText() : words.toString());
            }
        }
        return Optional.of(json.toString());
    }
}
