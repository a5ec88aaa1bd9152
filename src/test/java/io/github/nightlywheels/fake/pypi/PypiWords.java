package io.github.nightlywheels.fake.pypi;

import java.util.Optional;

/** How PyPI words a refusal ({@code pypi-upload-api.md} section 2.1). */
final class PypiWords {
    static final String HELP = " See https://pypi.org/help/ for more information.";
    private static final String METADATA_HELP =
            ". See https://packaging.python.org/specifications/core-metadata for more information.";

    private PypiWords() {}

    /** A refusal as it is for who accepts JSON: the text is in the reason phrase and in {@code code}. */
    static Reply refusal(int status, String text) {
        String line = text.replaceAll("\\s+", " ");
        String escaped = line.replace("\\", "\\\\").replace("\"", "\\\"");
        return Reply.json(
                        status,
                        "{\"message\": \"The server could not comply with the request since it is either malformed or otherwise"
                                + " incorrect.\\n\\n\\n" + escaped + "\\n\\n\", \"code\": \"" + status + " " + escaped
                                + "\", \"title\": \"Refused\"}")
                .because(line);
    }

    static Optional<Reply> bad(String text) {
        return Optional.of(refusal(400, text));
    }

    static Optional<Reply> forbidden(String text) {
        return Optional.of(refusal(403, text));
    }

    /** A refusal of the form, with the field as people call it. */
    static Optional<Reply> badField(String field, String why) {
        return bad("Invalid value for " + field + ". Error: " + why);
    }

    /** A refusal of the metadata, all of which end alike. */
    static Optional<Reply> badMetadata(String why) {
        return bad(why + METADATA_HELP);
    }
}
