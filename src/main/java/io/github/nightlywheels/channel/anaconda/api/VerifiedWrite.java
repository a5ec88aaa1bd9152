package io.github.nightlywheels.channel.anaconda.api;

import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.http.NoResponseException;
import io.github.nightlywheels.retry.Attempt;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One write with its repetitions: what may have taken effect is settled by reading before it is repeated. A deletion is
 * repeated only after a reading, even if it has had no effect for sure: meanwhile another job may have put there what the
 * next one would delete.
 */
final class VerifiedWrite<T> {
    private final ApiClient client;
    private final ApiRequest request;
    private final Supplier<Optional<T>> settle;
    private final Function<ApiResponse, Attempt<T>> meaning;
    private boolean unsettled;
    private boolean looksFirst;
    private boolean lostConnection;

    VerifiedWrite(
            ApiClient client,
            ApiRequest request,
            Supplier<Optional<T>> settle,
            Function<ApiResponse, Attempt<T>> meaning) {
        this.client = client;
        this.request = request;
        this.settle = settle;
        this.meaning = meaning;
    }

    Attempt<T> attempt() {
        if (unsettled || looksFirst) {
            Optional<T> settled = settled(Optional.empty());
            if (settled.isPresent()) {
                return new Attempt.Success<>(settled.get());
            }
        }
        looksFirst = request.method().equals("DELETE");
        if (lostConnection) {
            client.forgetConnections();
        }
        ApiResponse answer;
        try {
            answer = client.exchange(request);
        } catch (NoResponseException e) {
            unsettled = !e.neverSent();
            lostConnection = true;
            return RetryingApi.again(e);
        }
        if (answer.isTransient()) {
            unsettled = answer.status() != 429;
            return RetryingApi.again(answer);
        }
        return meaning.apply(answer);
    }

    T settleAtTheEnd(FailureException given) {
        if (!unsettled) {
            throw given;
        }
        return settled(Optional.of(given.failure())).orElseThrow(() -> given);
    }

    /** Reads whether the write took effect; {@code reason} is why it is not known, if not that this fails as well. */
    private Optional<T> settled(Optional<Failure> reason) {
        unsettled = false;
        try {
            return settle.get();
        } catch (FailureException e) {
            throw new FailureException(
                    new TransferFailure.OutcomeUnknown(request.operation(), reason.orElse(e.failure())), e);
        }
    }
}
