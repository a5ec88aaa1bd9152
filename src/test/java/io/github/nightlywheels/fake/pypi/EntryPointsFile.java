package io.github.nightlywheels.fake.pypi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What PyPI refuses in {@code entry_points.txt} ({@code pypi-upload-api.md} section 1.6). */
final class EntryPointsFile {
    private static final Pattern NAME = Pattern.compile("[\\w.-]+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Set<String> SCRIPTS = Set.of("[console_scripts]", "[gui_scripts]");

    private EntryPointsFile() {}

    static Optional<String> fault(byte[] content) {
        try {
            return fault(UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
        } catch (CharacterCodingException e) {
            return Optional.of("entry_points.txt is not UTF-8");
        }
    }

    private static Optional<String> fault(String text) {
        String group = "";
        Set<String> seen = new HashSet<>();
        for (String line : text.lines().map(String::strip).toList()) {
            boolean isGroup = line.startsWith("[") && line.endsWith("]");
            boolean isRight = line.isEmpty()
                    || line.startsWith("#")
                    || line.startsWith(";")
                    || (isGroup ? seen.add(line) : isRight(group, line) && seen.add(group + name(line)));
            if (!isRight) {
                return Optional.of("entry_points.txt has the line " + line);
            }
            group = isGroup ? line : group;
        }
        return Optional.empty();
    }

    private static boolean isRight(String group, String line) {
        return !group.isEmpty()
                && line.indexOf('=') > 0
                && (!SCRIPTS.contains(group) || NAME.matcher(name(line)).matches());
    }

    private static String name(String line) {
        return line.split("=", 2)[0].strip();
    }
}
