package io.github.nightlywheels.wheel.metadata;

import io.github.nightlywheels.wheel.fault.DamageException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Text as Python's {@code str} handles it, where that differs from Java: what is white space, and where a line ends. */
public final class PythonText {
    /** What {@code \s} means in a Python pattern, for use in a character class. */
    static final String SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

    private static final Pattern OUTER_SPACE = Pattern.compile("^[" + SPACE + "]+|[" + SPACE + "]+$");
    /** Where {@code str.splitlines} ends a line. */
    private static final Pattern LINE_END = Pattern.compile("\r\n|[\\n-\\r\\x1c-\\x1e\\x85\\u2028\\u2029]");

    private PythonText() {}

    /** As {@code str.strip()}, which also takes no-break spaces away. */
    public static String strip(String text) {
        return OUTER_SPACE.matcher(text).replaceAll("");
    }

    /** As {@code str.splitlines()}, but for an empty line at the end where the text ends in a line break. */
    public static List<String> lines(String text) {
        return List.of(LINE_END.split(text, -1));
    }

    /**
     * Decodes a file that has to be UTF-8.
     *
     * @param file the file's name, for the fault
     * @throws DamageException with the line that is not UTF-8
     */
    public static String decode(String file, byte[] content) throws DamageException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            boolean utf16 = content.length > 1 && (content[0] & content[1] & 0xff) >= 0xfe && content[0] != content[1];
            String found = utf16 ? "UTF-16" : "bytes that are not UTF-8: " + line(content, bytes.position());
            throw new DamageException(file, found, "UTF-8");
        }
    }

    /** The line at a position, with each byte that is not ASCII as an escape. */
    private static String line(byte[] content, int position) {
        int start = position;
        while (start > 0 && content[start - 1] != '\n') {
            start--;
        }
        StringBuilder line = new StringBuilder();
        for (int at = start; at < content.length && content[at] != '\n' && content[at] != '\r'; at++) {
            line.append(
                    content[at] >= 0
                            ? Character.toString(content[at])
                            : "\\x" + Integer.toHexString(content[at] & 0xff));
        }
        return line.toString();
    }
}
