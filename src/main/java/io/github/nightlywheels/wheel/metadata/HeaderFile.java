package io.github.nightlywheels.wheel.metadata;

import io.github.nightlywheels.wheel.fault.DamageException;
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
 * @param name the file's name, such as {@code METADATA}, or {@code PKG-INFO} in a source distribution
 * @param fields each field's values in file order, by lower-case name; a folded value keeps its line breaks
 * @param body what follows the first empty line, or the first line that is no field
 */
public record HeaderFile(String name, Map<String, List<String>> fields, String body) {
    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");
    private static final Pattern HEADER = Pattern.compile("(?:From |[!-9;-~]*:|[ \t]).*", Pattern.DOTALL);
    private static final Pattern FOLD = Pattern.compile("\n {7}[ |]|\n[ \t]+");
    private static final Pattern INDENT = Pattern.compile("\n {7}[ |]");

    /**
     * Takes a file apart. Python takes any text.
     *
     * @param file its name, for the fault
     * @throws DamageException if it is not UTF-8
     */
    public static HeaderFile parse(String file, byte[] content) throws DamageException {
        List<String> lines = Arrays.asList(LINE_BREAK.split(PythonText.decode(file, content), -1));
        int end = 0;
        while (end < lines.size() && HEADER.matcher(lines.get(end)).matches()) {
            end++;
        }
        Map<String, List<String>> fields = fields(lines.subList(0, end));
        int bodyStart = end < lines.size() && lines.get(end).isEmpty() ? end + 1 : end;
        return new HeaderFile(file, fields, String.join("\n", lines.subList(bodyStart, lines.size())));
    }

    /** What Python takes for no field, such as {@code From me} or a line that begins with a colon, is left out. */
    private static Map<String, List<String>> fields(List<String> headers) {
        Map<String, List<String>> fields = new HashMap<>();
        List<String> last = List.of();
        for (String line : headers) {
            int colon = line.indexOf(':');
            if (line.startsWith(" ") || line.startsWith("\t")) {
                if (!last.isEmpty()) {
                    last.set(last.size() - 1, last.get(last.size() - 1) + "\n" + line);
                }
            } else if (line.startsWith("From ") || colon == 0) {
                last = List.of();
            } else {
                last = fields.computeIfAbsent(
                        line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>());
                last.add(line.substring(colon + 1).replaceFirst("^[ \t]+", ""));
            }
        }
        return fields;
    }

    /** Every value of a field that may be repeated, as Python has it, line breaks included. */
    public List<String> values(String name) {
        return fields.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** Every value of a field that may be repeated, each on one line; empty and {@code UNKNOWN} ones left out. */
    public List<String> all(String name) {
        return values(name).stream()
                .map(HeaderFile::onOneLine)
                .filter(HeaderFile::isKnown)
                .toList();
    }

    /** The first value of a field, on one line. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** The first value of a field whose line breaks matter, with the folding's indent removed. */
    public Optional<String> text(String name) {
        return values(name).stream()
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

    static String onOneLine(String value) {
        return PythonText.strip(FOLD.matcher(value).replaceAll(" "));
    }

    private static boolean isKnown(String value) {
        // setuptools before 2021 wrote UNKNOWN for every field that the project left empty.
        return !value.isEmpty() && !value.equals("UNKNOWN");
    }

    /** The fields' names, for showing what a file without the expected ones has instead. */
    String names() {
        if (!fields.isEmpty()) {
            return "among " + fields.keySet().stream().sorted().collect(Collectors.joining(", "));
        }
        return body.isEmpty()
                ? "in an empty file"
                : "before the line " + body.lines().findFirst().orElse("");
    }
}
