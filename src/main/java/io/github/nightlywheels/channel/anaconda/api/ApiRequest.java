package io.github.nightlywheels.channel.anaconda.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.text.PercentEncoding;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;

/** One operation of the API, which may take several attempts. */
public final class ApiRequest {
    private final String operation;
    private final String method;
    private final List<String> path;
    private final Optional<JsonNode> body;
    private final Optional<ListReader<?>> listing;
    private final AtomicInteger attempts = new AtomicInteger();

    private ApiRequest(
            String operation,
            String method,
            List<String> path,
            Optional<JsonNode> body,
            Optional<ListReader<?>> listing) {
        this.operation = operation;
        this.method = method;
        this.path = path;
        this.body = body;
        this.listing = listing;
    }

    /**
     * A request that reads.
     *
     * @param operation what it is for, in words that complete "the server failed: "
     * @param path the path's segments, not encoded
     */
    public static ApiRequest get(String operation, String... path) {
        return new ApiRequest(operation, "GET", List.of(path), Optional.empty(), Optional.empty());
    }

    public static ApiRequest delete(String operation, String... path) {
        return new ApiRequest(operation, "DELETE", List.of(path), Optional.empty(), Optional.empty());
    }

    public static ApiRequest post(String operation, JsonNode body, String... path) {
        return new ApiRequest(operation, "POST", List.of(path), Optional.of(body), Optional.empty());
    }

    /** The same, whose answer holds a list that may be long: its elements go to the listing, and are not in the answer. */
    ApiRequest into(ListReader<?> elements) {
        return new ApiRequest(operation, method, path, body, Optional.of(elements));
    }

    public String operation() {
        return operation;
    }

    String method() {
        return method;
    }

    Optional<JsonNode> body() {
        return body;
    }

    Optional<ListReader<?>> listing() {
        return listing;
    }

    /** Counts an attempt; the first is 1. */
    int nextAttempt() {
        return attempts.incrementAndGet();
    }

    HttpUrl url(HttpUrl base) {
        HttpUrl.Builder url = base.newBuilder();
        path.forEach(segment -> url.addEncodedPathSegment(PercentEncoding.encode(segment)));
        return url.build();
    }

    @Override
    public String toString() {
        return method + " /" + String.join("/", path);
    }
}
