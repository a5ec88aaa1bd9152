package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadListener;
import io.github.nightlywheels.channel.anaconda.api.RetryingApi;
import io.github.nightlywheels.channel.transfer.WheelBody;
import io.github.nightlywheels.channel.transfer.WheelTransfer;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.http.NoResponseException;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.RetryDecision;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Sends one wheel's bytes to the storage. To send the same form again is safe: it stores the same bytes under the same key.
 */
final class StorageUpload {
    private final RetryingApi api;
    private final StorageClient storage;
    private final UploadListener listener;
    private final Clock clock;
    private final Upload upload;
    private final UploadState state;

    StorageUpload(UploadContext context, Upload upload, UploadState state) {
        this.api = context.api();
        this.storage = context.storage();
        this.listener = context.listener();
        this.clock = context.clock();
        this.upload = upload;
        this.state = state;
    }

    /**
     * Sends until the storage has the bytes, with the same form for as long as it is good. Whether it still is, is left to the
     * storage the first time: the clock of this machine may be wrong.
     */
    StepResult run() {
        UploadGrant grant = state.grant().orElseThrow();
        RetryDecision retries = api.retryDecision("send " + upload.filename(), state.budget());
        while (true) {
            Attempt<StepResult> ended = sendOnce(grant);
            if (ended instanceof Attempt.Success<StepResult> success) {
                retries.succeeded();
                return success.value();
            }
            Attempt.Retry<StepResult> again = (Attempt.Retry<StepResult>) ended;
            if (!retries.waitToTryAgain(again)) {
                return new StepResult.Failed(again.exception());
            }
            if (grant.isExpired(clock.instant())) {
                return refused(again.exception());
            }
        }
    }

    private StepResult refused(FailureException why) {
        state.notSent(why.failure());
        return new StepResult.Restart(StepResult.Cause.FORM_REFUSED, why);
    }

    private Attempt<StepResult> sendOnce(UploadGrant grant) {
        Instant begun = clock.instant();
        storage.enter(upload.filename(), state.budget().stop());
        try {
            Attempt<StepResult> attempt = sendInTurn(grant);
            if (attempt instanceof Attempt.Success<StepResult> success && success.value() instanceof StepResult.Done) {
                state.budget().extend(Duration.between(begun, clock.instant()));
            }
            return attempt;
        } finally {
            storage.leave();
        }
    }

    private Attempt<StepResult> sendInTurn(UploadGrant grant) {
        state.sends();
        WheelTransfer transfer =
                new WheelTransfer(upload, "send " + upload.filename(), grant.postUrl(), Optional.empty(), listener);
        try {
            return meaning(transfer.send(
                    body -> storage.send(grant, body, state.sendCount()),
                    answer -> Optional.of(answer)
                            .filter(given -> given.meaning() != StorageResponse.StorageMeaning.STORED)
                            .map(StorageResponse::words),
                    this::explained));
        } catch (NoResponseException e) {
            return NoResponseException.again(e);
        }
    }

    private IOException explained(IOException e, WheelBody body) {
        if (!(e instanceof SocketTimeoutException) || !body.isSent()) {
            return e;
        }
        long seconds = storage.patience(state.sendCount()).toSeconds();
        ProtocolException explained =
                new ProtocolException("all was sent, and no answer came within " + seconds + " s");
        explained.initCause(e);
        return explained;
    }

    private Attempt<StepResult> meaning(StorageResponse answer) {
        Failure failure = answer.failure(upload.filename());
        return switch (answer.meaning()) {
            case STORED -> new Attempt.Success<>(new StepResult.Done());
            case TRANSIENT -> new Attempt.Retry<>(answer.words(), answer.retryAfter(), failure);
            case FORM_REFUSED -> new Attempt.Success<>(refused(new FailureException(failure)));
            case REFUSED -> throw new FailureException(failure);
        };
    }
}
