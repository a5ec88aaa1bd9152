package io.github.nightlywheels.wheel.metadata;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The header fields and the body of a {@code METADATA} or {@code WHEEL} file: RFC 822 as Python's {@code email.parser}
 * reads it, in UTF-8 ("Core metadata" specification).
 *
 * @param fields each field's values in file order, by lower-case name; a folded value keeps its line breaks
 * @param body what follows the first empty line, or the first line that is no field
 * @param encoding whether every byte was UTF-8
 */
public record HeaderFile(Map<String, List<String>> fields, String body, Encoding encoding) {
    enum Encoding {
        UTF_8,
        DAMAGED
    }

    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");
    private static final Pattern FIELD = Pattern.compile("([!-9;-~]+):[ \t]*(.*)", Pattern.DOTALL);
    private static final Pattern FOLD = Pattern.compile("\n {7}[ |]|\n[ \t]+");
    private static final Pattern INDENT = Pattern.compile("\n {7}[ |]");

    public static HeaderFile parse(byte[] content) {
        String text;
        Encoding encoding = Encoding.UTF_8;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            encoding = Encoding.DAMAGED;
            text = new String(content, StandardCharsets.UTF_8);
        }
        List<String> lines = Arrays.asList(LINE_BREAK.split(text, -1));
        List<String> unfolded = new ArrayList<>();
        int next = 0;
        while (next < lines.size()) {
            String line = lines.get(next);
            if ((line.startsWith(" ") || line.startsWith("\t")) && !unfolded.isEmpty()) {
                int last = unfolded.size() - 1;
                unfolded.set(last, unfolded.get(last) + "\n" + line);
            } else if (FIELD.matcher(line).matches()) {
                unfolded.add(line);
            } else {
                break;
            }
            next++;
        }
        if (next < lines.size() && lines.get(next).isEmpty()) {
            next++;
        }
        return new HeaderFile(fields(unfolded), String.join("\n", lines.subList(next, lines.size())), encoding);
    }

    private static Map<String, List<String>> fields(List<String> unfolded) {
        Map<String, List<String>> fields = new HashMap<>();
        for (String line : unfolded) {
            var parts = FIELD.matcher(line);
            if (parts.matches()) {
                fields.computeIfAbsent(parts.group(1).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                        .add(parts.group(2));
            }
        }
        return fields;
    }

    /** Every value of a field that may be repeated, each on one line; empty and {@code UNKNOWN} ones left out. */
    public List<String> all(String name) {
        return fields.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .map(value -> FOLD.matcher(value).replaceAll(" ").strip())
                .filter(HeaderFile::isKnown)
                .toList();
    }

    /** The first value of a field, on one line. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** The first value of a field whose line breaks matter, with the folding's indent removed. */
    Optional<String> text(String name) {
        return fields.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .map(value -> INDENT.matcher(value).replaceAll("\n").strip())
                .filter(HeaderFile::isKnown)
                .findFirst();
    }

    /** The project's description: the field of that name, or else the body; {@code ""} where there is none. */
    public String description() {
        return text("Description")
                .or(() -> Optional.of(body.stripTrailing()).filter(HeaderFile::isKnown))
                .orElse("");
    }

    private static boolean isKnown(String value) {
        // setuptools before 2021 wrote UNKNOWN for every field that the project left empty.
        return !value.isEmpty() && !value.equals("UNKNOWN");
    }

    /** The fields' names, for showing what a file without the expected ones has instead. */
    String names() {
        return fields.isEmpty()
                ? "no fields"
                : fields.keySet().stream().sorted().collect(Collectors.joining(", "));
    }
}
