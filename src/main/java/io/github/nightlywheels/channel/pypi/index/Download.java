package io.github.nightlywheels.channel.pypi.index;

import io.github.nightlywheels.http.AnswerSource;
import io.github.nightlywheels.http.ConnectionSettings;
import io.github.nightlywheels.http.HttpTransport;
import io.github.nightlywheels.http.UrlText;
import io.github.nightlywheels.wheel.Digests;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/**
 * Downloads files to learn their SHA-256, for an index that tells none.
 *
 * @param http sends
 * @param settings how connections are made
 * @param request makes the request for a URL
 * @param options how it is sent
 * @param largest the largest file that is downloaded, in bytes
 */
record Download(
        HttpTransport http,
        ConnectionSettings settings,
        Function<HttpUrl, Request.Builder> request,
        HttpTransport.Options options,
        long largest) {
    /** The largest file that is downloaded as long as nothing else is said, in bytes. */
    static final long LARGEST = 512L * 1024 * 1024;

    private static final int MOST_REDIRECTS = 5;

    /** What one request came to: a digest, or another URL, often that of a storage. */
    private record Step(Optional<String> sha256, Optional<HttpUrl> next) {}

    /** The digest; empty if the file cannot be downloaded over a connection that is secure, or is too large. */
    Optional<String> sha256(IndexFile file) {
        if (file.size().orElse(0) > largest) {
            return Optional.empty();
        }
        HttpUrl url = file.url();
        try {
            for (int redirects = 0; redirects <= MOST_REDIRECTS && settings.isSecure(url); redirects++) {
                Step step = http.send(
                        request.apply(url).build(), options, response -> HttpTransport.Body.of(read(response)));
                if (step.next().isEmpty()) {
                    return step.sha256();
                }
                url = step.next().get();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private Step read(Response response) throws IOException {
        if (response.isRedirect()) {
            return new Step(Optional.empty(), UrlText.target(response));
        }
        return new Step(response.code() == 200 ? Optional.of(digest(response)) : Optional.empty(), Optional.empty());
    }

    private String digest(Response response) throws IOException {
        MessageDigest digest = Digests.newSha256();
        BufferedSource source = AnswerSource.of(response, largest, settings.timeout());
        Buffer buffer = new Buffer();
        while (source.read(buffer, 1 << 16) >= 0) {
            digest.update(buffer.readByteArray());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
