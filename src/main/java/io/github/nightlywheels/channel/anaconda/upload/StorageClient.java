package io.github.nightlywheels.channel.anaconda.upload;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.channel.transfer.WheelBody;
import io.github.nightlywheels.concurrent.StopSignal;
import io.github.nightlywheels.concurrent.StoppableSemaphore;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.http.AnswerSource;
import io.github.nightlywheels.http.ConnectionSettings;
import io.github.nightlywheels.http.HttpTransport;
import io.github.nightlywheels.http.RetryAfter;
import io.github.nightlywheels.http.UrlText;
import io.github.nightlywheels.wheel.Wheel;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends a wheel's bytes to the storage as a browser form ({@code anaconda-api.md} section 1.7). It is never given the
 * token.
 */
public final class StorageClient implements AutoCloseable {
    private static final int READ_OF_ANSWER = 64 * 1024;
    private static final int SHORTEST_SECRET = 16;

    private final HttpTransport http;
    private final ConnectionSettings network;
    private final Clock clock;
    private final StoppableSemaphore transfers;

    public StorageClient(ConnectionSettings network, Clock clock) {
        this.http = new HttpTransport(network);
        this.clock = clock;
        this.network = network;
        this.transfers = new StoppableSemaphore(network.threads());
    }

    /** Reads the answer to a staging; see {@link UploadGrant#parse}. */
    Optional<UploadGrant> readGrant(JsonNode json) {
        return UploadGrant.parse(json, network, clock.instant());
    }

    /**
     * Waits until one more transfer may run.
     *
     * @throws FailureException with the signal's reason if the work was stopped, or with {@link TransferFailure.Interrupted}
     */
    void enter(String filename, StopSignal stop) {
        transfers.acquire(stop, "send " + filename);
    }

    /** The transfer is over. */
    void leave() {
        transfers.release();
    }

    /**
     * How long a try waits for the answer. What was sent lies in buffers on the way for a while, and how fast the other end
     * empties them is not to be seen; so each further try waits longer.
     */
    Duration patience(int tries) {
        return network.timeout().multipliedBy(tries);
    }

    /**
     * Sends the form once: the server's fields as they are and in their order, then the length, then the MD5, then the
     * file.
     *
     * @param tries how often this wheel was sent, with this time
     */
    StorageResponse send(UploadGrant staged, WheelBody body, int tries) throws IOException {
        Wheel wheel = body.wheel();
        MultipartBody.Builder form = new MultipartBody.Builder().setType(MultipartBody.FORM);
        staged.formFields().forEach(form::addFormDataPart);
        form.addFormDataPart("Content-Length", Long.toString(wheel.digests().size()));
        form.addFormDataPart("Content-MD5", base64(wheel.digests().md5().orElseThrow()));
        form.addFormDataPart("file", wheel.filename().text(), body);
        Request request = new Request.Builder()
                .url(staged.postUrl())
                .header("User-Agent", network.userAgent())
                .post(form.build())
                .build();
        Duration patience = patience(tries);
        HttpTransport.Options options =
                new HttpTransport.Options(tries, patience, READ_OF_ANSWER, text -> redact(text, staged));
        return http.send(request, options, response -> {
            StorageResponse answer = read(response, staged, patience);
            return answer.meaning() == StorageResponse.StorageMeaning.STORED
                    ? HttpTransport.Body.of(answer)
                    : new HttpTransport.Body<>(
                            answer, List.of(), Optional.of((answer.code() + " " + answer.message()).strip()));
        });
    }

    private StorageResponse read(Response response, UploadGrant staged, Duration patience) throws IOException {
        String text = response.isRedirect()
                ? UrlText.redirection(response)
                : redact(
                        AnswerSource.beginning(response, READ_OF_ANSWER, patience)
                                .readUtf8(),
                        staged);
        return StorageResponse.parse(response.code(), text, RetryAfter.of(response, clock));
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

    @Override
    public void close() {
        http.close();
    }
}
