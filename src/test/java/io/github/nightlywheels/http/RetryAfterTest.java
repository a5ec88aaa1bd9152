package io.github.nightlywheels.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T03:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | PT0S",
                " 45 | PT45S",
                "2147483648 | PT596523H14M7S",
                "99999999999999999999999999 | PT596523H14M7S",
                "Thu, 26 Nov 2026 03:02:00 GMT | PT2M",
                "Thu, 26 Nov 2026 02:58:00 GMT | PT0S"
            })
    void saysHowLongToWait(String header, Duration wait) throws IOException {
        assertThat(waits(header)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "soon", "1.5", ""})
    void saysNothingIfTheServerMakesNoSense(String header) throws IOException {
        assertThat(waits(header)).isEmpty();
    }

    @Test
    void hidesTheHeaderFromTheHttpClientWhichWouldRepeatTheRequest() throws IOException {
        try (Response response = answer("0")) {
            assertThat(response.header("Retry-After")).isNull();
        }
    }

    private static Optional<Duration> waits(String header) throws IOException {
        try (Response response = answer(header)) {
            return RetryAfter.of(response, CLOCK);
        }
    }

    /** What a client sees whose server answers 503 with this header. */
    private static Response answer(String header) throws IOException {
        return new OkHttpClient.Builder()
                .addInterceptor(new RetryAfter())
                .addInterceptor(chain -> new Response.Builder()
                        .request(chain.request())
                        .protocol(Protocol.HTTP_1_1)
                        .code(503)
                        .message("Service Unavailable")
                        .header("Retry-After", header)
                        .body(ResponseBody.EMPTY)
                        .build())
                .build()
                .newCall(new Request.Builder()
                        .url("https://channel.example.org/")
                        .build())
                .execute();
    }
}
