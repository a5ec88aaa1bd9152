package io.github.nightlywheels.channel.anaconda.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.failure.ServerReply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the API answered; what it means is told by {@link AnswerClassifier#classify}.
 *
 * @param reply the part for a person
 * @param json the body, or a missing node where it is not JSON
 * @param retryAfter how long the server asks to wait
 * @param paging whether more follows elsewhere, as the header {@code Link} says (RFC 8288)
 */
public record ApiResponse(ServerReply reply, JsonNode json, Optional<Duration> retryAfter, Paging paging) {
    /** How the id begins by which Cloudflare finds the request; in the place of the server's words where there are none. */
    static final String RAY = "(cf-ray ";

    private static final Pattern NEXT =
            Pattern.compile("\\brel\\s*=\\s*(\"[^\"]*\\bnext\\b|next\\b)", Pattern.CASE_INSENSITIVE);

    /** Whether more follows elsewhere. */
    public enum Paging {
        /** This is all. */
        COMPLETE,
        /** Another page follows. */
        MORE_FOLLOWS;

        /** What the headers {@code Link} say. */
        static Paging of(List<String> links) {
            return links.stream().anyMatch(link -> NEXT.matcher(link).find()) ? MORE_FOLLOWS : COMPLETE;
        }
    }

    int status() {
        return reply.status();
    }

    /** Whether the body is something else than the API's JSON, such as the page of what stands in front of the server. */
    public boolean isPage() {
        return !json.isContainerNode()
                && !reply.text().isEmpty()
                && !reply.text().startsWith(RAY);
    }

    /** Whether the server lacks what was asked for and does not say why, as an API that is out of order or gone does. */
    boolean isGoneWithoutWords() {
        return isGone(status()) && !json.isContainerNode();
    }

    static boolean isGone(int status) {
        return status == 405 || status == 410;
    }
}
