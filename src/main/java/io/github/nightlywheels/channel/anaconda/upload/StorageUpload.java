package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.anaconda.api.RetryingApi;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.IoErrors;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.http.NoResponseException;
import io.github.nightlywheels.http.UrlText;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.RetryBudget;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Sends one wheel's bytes to the storage. To send the same form again is safe: it stores the same bytes under the same key.
 */
final class StorageUpload {
    /** A staging older than this is not used for another try: how long its policy lives is not known. */
    private static final Duration POLICY_TRUST = Duration.ofMinutes(5);

    private final UploadContext server;
    private final Upload upload;
    private final RetryBudget budget;
    private int tries;

    StorageUpload(UploadContext server, Upload upload, RetryBudget budget) {
        this.server = server;
        this.upload = upload;
        this.budget = budget;
    }

    /** How often the bytes were sent, or begun to be. */
    int tries() {
        return tries;
    }

    /**
     * Sends until the storage has the bytes.
     *
     * @return a refusal if it is the staging that is at fault, so that a new one may help
     * @throws FailureException if the bytes did not arrive
     */
    Optional<FailureException> send(UploadGrant staged) {
        int triesBefore = tries;
        return server.api().repeat("send " + upload.filename(), budget, () -> {
            boolean trusted =
                    staged.at().plus(POLICY_TRUST).isAfter(server.clock().instant());
            if (tries > triesBefore && !trusted) {
                return new Attempt.Success<>(Optional.of(new FailureException(new TransferFailure.Unreachable(
                        "send " + upload.filename(),
                        UrlText.address(staged.postUrl()),
                        "the storage did not take it for " + POLICY_TRUST.toMinutes() + " minutes"))));
            }
            return sendOnce(staged);
        });
    }

    private Attempt<Optional<FailureException>> sendOnce(UploadGrant staged) {
        Instant begun = server.clock().instant();
        server.storageSlots().acquireUninterruptibly();
        try {
            Attempt<Optional<FailureException>> attempt = sendInSlot(staged);
            if (attempt instanceof Attempt.Success<Optional<FailureException>> done
                    && done.value().isEmpty()) {
                budget.extend(Duration.between(begun, server.clock().instant()));
            }
            return attempt;
        } finally {
            server.storageSlots().release();
        }
    }

    /**
     * How long a try waits for the answer. What was sent lies in buffers on the way for a while, and how fast the other end
     * empties them is not to be seen; so each further try waits longer.
     */
    static Duration patience(Duration timeout, int tries) {
        return timeout.multipliedBy(tries);
    }

    private Attempt<Optional<FailureException>> sendInSlot(UploadGrant staged) {
        tries++;
        long[] sentSoFar = {0};
        Duration patience = patience(server.network().timeout(), tries);
        server.listener().started(upload);
        String broken = "a fault of this plugin";
        try {
            StorageResponse answer = server.storage()
                    .send(
                            staged,
                            upload.wheel(),
                            (chunk, sent) -> {
                                sentSoFar[0] = sent;
                                server.listener().progressed(upload, chunk, sent);
                            },
                            patience,
                            tries);
            broken = answer.isSuccess() ? "" : answer.words();
            return meaning(answer);
        } catch (WheelBody.ChangedException e) {
            broken = "the file has changed";
            throw new FailureException(new WheelFailure.Changed(upload.filename()), e);
        } catch (WheelBody.UnreadableException e) {
            broken = "the file cannot be read";
            throw new FailureException(IoErrors.unreadable(upload.wheel().path(), e.reason()), e.reason());
        } catch (IOException given) {
            boolean allSent = sentSoFar[0] == upload.wheel().digests().size();
            IOException e = given instanceof SocketTimeoutException && allSent ? noAnswer(patience, given) : given;
            NoResponseException unanswered =
                    new NoResponseException("send " + upload.filename(), UrlText.address(staged.postUrl()), e);
            broken = unanswered.words();
            return RetryingApi.again(unanswered);
        } finally {
            if (broken.isEmpty()) {
                server.listener().arrived(upload);
            } else {
                server.listener().brokeOff(upload, broken);
            }
        }
    }

    private static IOException noAnswer(Duration patience, IOException cause) {
        IOException explained =
                new ProtocolException("all was sent, and no answer came within " + patience.toSeconds() + " s");
        explained.initCause(cause);
        return explained;
    }

    private Attempt<Optional<FailureException>> meaning(StorageResponse answer) {
        if (answer.isSuccess()) {
            return new Attempt.Success<>(Optional.empty());
        }
        Failure failure = answer.failure(upload.filename());
        if (answer.isTransient()) {
            return new Attempt.Retry<>(answer.words(), answer.retryAfter(), failure);
        }
        if (answer.isPolicyRefused()) {
            return new Attempt.Success<>(Optional.of(new FailureException(failure)));
        }
        throw new FailureException(failure);
    }
}
