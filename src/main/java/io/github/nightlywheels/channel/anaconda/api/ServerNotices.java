package io.github.nightlywheels.channel.anaconda.api;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** What the server says, unasked, in the headers of any answer ({@code anaconda-api.md} section 0). */
final class ServerNotices {
    private static final List<String> READ_ONLY_HEADERS = List.of("X-Anaconda-Read-Only", "X-Anaconda-Lockdown");

    private final AtomicReference<@Nullable String> readOnlyHeader = new AtomicReference<>();
    private final AtomicReference<@Nullable String> tokenWarning = new AtomicReference<>();

    void note(Response response, UnaryOperator<String> redaction) {
        readOnlyHeader.set(READ_ONLY_HEADERS.stream()
                .filter(name -> response.header(name) != null)
                .findFirst()
                .orElse(null));
        String warning = response.header("Conda-Token-Warning");
        if (warning != null) {
            tokenWarning.set(redaction.apply(warning));
        }
    }

    /** The header by which the server said with its last answer that it takes no writes. */
    Optional<String> readOnlyHeader() {
        return Optional.ofNullable(readOnlyHeader.get());
    }

    /** What the server said of the token's end, redacted. */
    Optional<String> tokenWarning() {
        return Optional.ofNullable(tokenWarning.get());
    }
}
