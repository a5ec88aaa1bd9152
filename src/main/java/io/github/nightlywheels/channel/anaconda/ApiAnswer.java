package io.github.nightlywheels.channel.anaconda;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.failure.ServerReply;
import java.time.Duration;
import java.util.Optional;

/**
 * What the API answered.
 *
 * @param reply the part for a person
 * @param json the body, or a missing node where it is not JSON
 * @param retryAfter how long the server asks to wait
 */
record ApiAnswer(ServerReply reply, JsonNode json, Optional<Duration> retryAfter) {

    int status() {
        return reply.status();
    }

    boolean isSuccess() {
        return status() / 100 == 2;
    }

    boolean isNotFound() {
        return status() == 404;
    }

    /** Whether the body is something else than the API's JSON, such as the page of what stands in front of the server. */
    boolean isPage() {
        return !json.isContainerNode() && !reply.text().isEmpty();
    }

    /** Whether the same request may do better later: time-outs, rate limits, and what stands in front of the server. */
    boolean isTransient() {
        return isTransient(status());
    }

    static boolean isTransient(int status) {
        return status == 408 || status == 429 || (status >= 500 && status != 501 && status != 505);
    }
}
