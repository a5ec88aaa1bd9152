package io.github.nightlywheels.http;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * The {@code Retry-After} header (RFC 9110 section 10.2.3). It is hidden from OkHttp under another name: with a 503 and a zero
 * OkHttp would repeat the request by itself, be it a DELETE, and with a large number it throws.
 */
public final class RetryAfter implements Interceptor {
    private static final String HEADER = "Retry-After";
    private static final String HIDDEN = "Nightly-Wheels-Retry-After";

    /** In seconds; nobody waits for more. */
    private static final BigInteger LONGEST = BigInteger.valueOf(Integer.MAX_VALUE);

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String wait = response.header(HEADER);
        return wait == null
                ? response
                : response.newBuilder()
                        .removeHeader(HEADER)
                        .header(HIDDEN, wait)
                        .build();
    }

    /** How long the server asks to wait, from now; empty where it does not ask, or not in a way that makes sense. */
    public static Optional<Duration> of(Response response, Clock clock) {
        String text = response.header(HIDDEN, "").trim();
        if (text.matches("\\d+")) {
            return Optional.of(
                    Duration.ofSeconds(new BigInteger(text).min(LONGEST).longValue()));
        }
        return Optional.ofNullable(response.headers().getInstant(HIDDEN))
                .map(until -> Duration.between(clock.instant(), until))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }
}
