package io.github.nightlywheels.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One request that went out, and what came back, without anything that could be a secret: no header and no body of the request,
 * no query, and of the answer only the names of its fields and the words of an error.
 *
 * @param begun when the request was begun
 * @param method the HTTP method
 * @param url the URL without user, password, query and fragment
 * @param status the HTTP status; empty if no head of an answer came
 * @param noResponse why there is no answer, or none that could be read to its end
 * @param duration from the beginning to the last byte of the answer
 * @param attempt the number of the attempt at the same operation, from 1; a redirect is part of its attempt
 * @param requestBytes the length of the request's body
 * @param cfRay the {@code cf-ray} header, by which Cloudflare finds the request
 * @param requestId the {@code x-request-id} or {@code x-amz-request-id} header
 * @param answerKeys the names of the fields of a JSON answer, such as {@code files[].sha256}
 * @param answerText the {@code error} or {@code message} of the answer, or the beginning of one that is not JSON, redacted
 */
public record Exchange(
        Instant begun,
        String method,
        String url,
        OptionalInt status,
        Optional<String> noResponse,
        Duration duration,
        int attempt,
        long requestBytes,
        Optional<String> cfRay,
        Optional<String> requestId,
        List<String> answerKeys,
        Optional<String> answerText) {
    public Exchange {
        answerKeys = List.copyOf(answerKeys);
    }

    /** One line, such as {@code POST /commit/org/demo/1.0/demo-1.0-py3-none-any.whl 404 in 83 ms, attempt 2 (api.example)}. */
    public String line() {
        int path = url.indexOf('/', url.indexOf("//") + 2);
        String host = url.substring(url.indexOf("//") + 2, path);
        String end = status.isEmpty() ? "" : " " + status.getAsInt();
        return method + " " + url.substring(path) + end
                + noResponse.map(why -> " no response: " + why + ",").orElse("")
                + " in " + duration.toMillis() + " ms, attempt " + attempt + " (" + host
                + cfRay.map(ray -> ", cf-ray " + ray).orElse("")
                + requestId.map(id -> ", request id " + id).orElse("")
                + ")";
    }
}
