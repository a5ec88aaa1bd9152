package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.http.HttpClients;
import io.github.nightlywheels.http.Network;
import io.github.nightlywheels.wheel.Wheel;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/**
 * Sends a wheel's bytes to the storage as a browser form ({@code anaconda-api.md} section 1.7). It is never given the
 * token.
 */
public final class StorageClient implements AutoCloseable {
    private static final int READ_OF_ANSWER = 64 * 1024;
    private static final int SHORTEST_SECRET = 16;

    private final OkHttpClient http;
    private final Network network;
    private final Clock clock;

    public StorageClient(Network network, Clock clock) {
        this.http = HttpClients.create(network);
        this.clock = clock;
        this.network = network;
    }

    /**
     * Sends the form once: the server's fields as they are and in their order, then the length, then the MD5, then the
     * file.
     *
     * @param patience how long to wait for the answer when all was sent
     */
    StorageResponse send(UploadGrant staged, Wheel wheel, WheelBody.Progress progress, Duration patience)
            throws IOException {
        MultipartBody.Builder form = new MultipartBody.Builder().setType(MultipartBody.FORM);
        staged.formFields().forEach(form::addFormDataPart);
        form.addFormDataPart("Content-Length", Long.toString(wheel.digests().size()));
        form.addFormDataPart("Content-MD5", base64(wheel.digests().md5()));
        form.addFormDataPart("file", wheel.filename().text(), new WheelBody(wheel, progress));
        Request request = new Request.Builder()
                .url(staged.postUrl())
                .header("User-Agent", network.userAgent())
                .post(form.build())
                .build();
        OkHttpClient patient = http.newBuilder().readTimeout(patience).build();
        try (Response response = HttpClients.execute(patient.newCall(request))) {
            return StorageResponse.parse(
                    response.code(),
                    response.isRedirect()
                            ? HttpClients.redirection(response)
                            : redact(read(response.body().source()), staged),
                    HttpClients.retryAfter(response, clock));
        } catch (IOException e) {
            HttpClients.closeIdle(http);
            throw e;
        }
    }

    /** Some storages repeat the policy and its signature in a refusal: they are credentials. */
    static String redact(String text, UploadGrant staged) {
        String redacted = text;
        for (String value : staged.formFields().values()) {
            if (value.length() >= SHORTEST_SECRET) {
                redacted = redacted.replace(value, "[form]");
            }
        }
        return redacted;
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    private static String read(BufferedSource source) throws IOException {
        Buffer buffer = new Buffer();
        long read = 0;
        while (read >= 0 && buffer.size() < READ_OF_ANSWER) {
            read = source.read(buffer, READ_OF_ANSWER - buffer.size());
        }
        return buffer.readUtf8();
    }

    @Override
    public void close() {
        HttpClients.close(http);
    }
}
