package io.github.nightlywheels.fake.pypi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A multipart form as it was received.
 *
 * @param parts in the order on the wire
 */
public record ReceivedForm(List<Part> parts) {
    private static final Pattern BOUNDARY = Pattern.compile("multipart/form-data; *boundary=\"?([^\";]+)\"?.*");
    private static final Pattern DISPOSITION =
            Pattern.compile("form-data; name=\"([^\"]*)\"(?:; filename=\"([^\"]*)\")?", Pattern.CASE_INSENSITIVE);

    public ReceivedForm {
        parts = List.copyOf(parts);
    }

    /**
     * A part.
     *
     * @param name the field
     * @param filename if one came along
     * @param contentType if one came along
     * @param content its bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    public record Part(String name, Optional<String> filename, Optional<String> contentType, byte[] content) {
        public String text() {
            return new String(content, UTF_8);
        }

        @Override
        public String toString() {
            return name + "=" + (filename.isPresent() ? filename.get() + " (" + content.length + " bytes)" : text());
        }
    }

    /** Takes a body apart; empty if it is no such form. */
    static Optional<ReceivedForm> parse(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.matches()) {
            return Optional.empty();
        }
        String delimiter = "\r\n--" + boundary.group(1);
        String text = "\r\n" + new String(body, ISO_8859_1);
        List<Part> parts = new ArrayList<>();
        int at = text.indexOf(delimiter);
        while (at >= 0 && !text.startsWith("--", at + delimiter.length())) {
            int next = text.indexOf(delimiter, at + delimiter.length());
            int headEnd = text.indexOf("\r\n\r\n", at);
            if (next < 0 || headEnd < 0 || headEnd > next) {
                return Optional.empty();
            }
            String head = text.substring(at + delimiter.length(), headEnd);
            parts.add(part(head, text.substring(headEnd + 4, next).getBytes(ISO_8859_1)));
            at = next;
        }
        return at < 0 ? Optional.empty() : Optional.of(new ReceivedForm(parts));
    }

    /** The same with a file that lacks its last byte. */
    ReceivedForm damaged() {
        return new ReceivedForm(parts.stream()
                .map(part -> !part.name().equals("content") || part.content().length == 0
                        ? part
                        : new Part(
                                part.name(),
                                part.filename(),
                                part.contentType(),
                                Arrays.copyOf(part.content(), part.content().length - 1)))
                .toList());
    }

    private static Part part(String head, byte[] content) {
        String name = "";
        Optional<String> filename = Optional.empty();
        Optional<String> type = Optional.empty();
        for (String line : head.split("\r\n", -1)) {
            int colon = line.indexOf(':');
            String value = colon < 0 ? "" : line.substring(colon + 1).strip();
            if (line.toLowerCase(Locale.ROOT).startsWith("content-disposition:")) {
                Matcher disposition = DISPOSITION.matcher(value);
                if (disposition.matches()) {
                    name = disposition.group(1);
                    filename = Optional.ofNullable(disposition.group(2));
                }
            } else if (line.toLowerCase(Locale.ROOT).startsWith("content-type:")) {
                type = Optional.of(value);
            }
        }
        return new Part(name, filename, type, content);
    }

    /** Every value of a text field. */
    public List<String> all(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name) && part.filename().isEmpty())
                .map(Part::text)
                .toList();
    }

    /** The value of a text field, or the empty string. */
    public String first(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    /** The names of all parts, in order, each as often as it came. */
    public List<String> names() {
        return parts.stream().map(Part::name).toList();
    }

    /** The file. */
    public Optional<Part> content() {
        return parts.stream().filter(part -> part.name().equals("content")).findFirst();
    }
}
