package io.github.nightlywheels.fake.pypi;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether the description renders ({@code pypi-upload-api.md} section 1.4). The fake has no renderer: without a content type it
 * takes a heading with {@code #} and a block in backticks for a proof of Markdown, and all else for reStructuredText.
 */
final class DescriptionCheck {
    private static final Pattern MARKDOWN = Pattern.compile("(?m)^(#{1,6} \\S|```)");

    private DescriptionCheck() {}

    static Optional<Reply> refuse(Submission upload, PypiWorld world) {
        boolean isMarkdown = MARKDOWN.matcher(upload.value("description")).find();
        return isMarkdown && !upload.has("description_content_type")
                ? PypiWords.bad(
                        "The description failed to render in the default format of reStructuredText." + PypiWords.HELP)
                : Optional.empty();
    }
}
