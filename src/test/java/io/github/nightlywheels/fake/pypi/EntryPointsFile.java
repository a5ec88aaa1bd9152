package io.github.nightlywheels.fake.pypi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What PyPI refuses in {@code entry_points.txt} ({@code pypi-upload-api.md} section 1.6). */
final class EntryPointsFile {
    private static final Pattern LINE =
            Pattern.compile("|[#;].*|\\[[^\\]]*\\]|[\\w.-]+\\s*=.*", Pattern.UNICODE_CHARACTER_CLASS);

    private EntryPointsFile() {}

    static Optional<String> fault(byte[] content) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return Arrays.stream(text.split("\\R", -1))
                    .map(String::strip)
                    .filter(line -> !LINE.matcher(line).matches())
                    .findFirst()
                    .map(line -> "entry_points.txt has the line " + line);
        } catch (CharacterCodingException e) {
            return Optional.of("entry_points.txt is not UTF-8");
        }
    }
}
