package io.github.nightlywheels.channel.anaconda.api;

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
public record ApiResponse(ServerReply reply, JsonNode json, Optional<Duration> retryAfter) {

    public int status() {
        return reply.status();
    }

    public boolean isSuccess() {
        return status() / 100 == 2;
    }

    public boolean isNotFound() {
        return status() == 404;
    }

    /** Whether the body is something else than the API's JSON, such as the page of what stands in front of the server. */
    boolean isPage() {
        return !json.isContainerNode() && !reply.text().isEmpty();
    }

    /** Whether the same request may do better later: time-outs, rate limits, and what stands in front of the server. */
    public boolean isTransient() {
        return isTransient(status());
    }

    public static boolean isTransient(int status) {
        return status == 408 || status == 429 || (status >= 500 && status != 501 && status != 505);
    }
}
