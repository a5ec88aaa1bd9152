package io.github.nightlywheels.channel.pypi.upload;

import io.github.nightlywheels.failure.ServerReply;
import java.time.Duration;
import java.util.Optional;

/**
 * What came back for an upload.
 *
 * @param reply status and words, as they are shown
 * @param said all that was said, by which it is understood
 * @param isPage whether it is a page for people
 * @param target where it redirects to
 * @param retryAfter how long the server asks to wait
 * @param text what is shown of a body that is plain text; none if the body is no sentence or of another type
 */
record UploadAnswer(
        ServerReply reply,
        String said,
        boolean isPage,
        Optional<String> target,
        Optional<Duration> retryAfter,
        Optional<String> text) {

    int status() {
        return reply.status();
    }
}
