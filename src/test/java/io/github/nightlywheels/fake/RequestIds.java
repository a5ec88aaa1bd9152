package io.github.nightlywheels.fake;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The headers by which one answer can be found again in the logs of whoever gave it: Cloudflare's in front of the API, which
 * were seen there (anaconda-api.md section 6), and those of S3.
 */
final class RequestIds {
    /** The id in the storage's XML; the real one has another for each request. */
    static final String STORAGE_REQUEST = "4442587FB7D0A2F9";

    static final String CLOUDFLARE = "cf-ray";
    static final String STORAGE = "x-amz-request-id";

    private final AtomicInteger count = new AtomicInteger();

    /** An answer of the API with an id of its own, unless it has one. */
    Answer api(Answer answer) {
        if (!in(answer).isEmpty()) {
            return answer;
        }
        Answer named = answer.with(CLOUDFLARE, String.format(Locale.ROOT, "8f1c2d3e%08x-FRA", count.incrementAndGet()));
        return answer.isJson() ? named.with("x-binstar-api-version", "0.2.1") : named;
    }

    /** An answer of the storage with the id that its errors name. */
    static Answer storage(Answer answer) {
        return answer.with(STORAGE, STORAGE_REQUEST).with("x-amz-id-2", "vlR7PnpV2Ce81l0PRw6jlUpck7Jo5ZsQjryTjKlc");
    }

    /** The id in an answer's headers, or the empty string. */
    static String in(Answer answer) {
        return answer.headers().getOrDefault(CLOUDFLARE, answer.headers().getOrDefault(STORAGE, ""));
    }
}
