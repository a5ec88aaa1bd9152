package io.github.nightlywheels.channel.anaconda.api;

import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.http.NoResponseException;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.Retrier;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.retry.RetryLimits;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Repeats API calls that may do better later. A read is simply repeated. A write whose outcome is not known (no answer, or
 * one from something in front of the server) is first settled by reading: only if it has not taken effect is it repeated.
 */
public final class RetryingApi {
    private static final int BELIEVED_PAGES = 3;

    private final ApiClient client;
    private final Retrier retrier;
    private final Runnable check;

    public RetryingApi(ApiClient client, Retrier retrier) {
        this(client, retrier, () -> {});
    }

    private RetryingApi(ApiClient client, Retrier retrier, Runnable check) {
        this.client = client;
        this.retrier = retrier;
        this.check = check;
    }

    /** The same, but each repetition comes after this check, which throws if it would be in vain. */
    public RetryingApi asking(Runnable other) {
        return new RetryingApi(client, retrier, other);
    }

    /** The same, but giving up no later than these limits say. */
    public RetryingApi atMost(RetryLimits limits) {
        return new RetryingApi(client, retrier.atMost(limits));
    }

    /**
     * Lets pass unless the server has said that it takes no writes.
     *
     * @throws FailureException with {@link ChannelFailure.ReadOnly}
     */
    public void requireWritable() {
        client.readOnlyHeader().ifPresent(header -> {
            throw new FailureException(new ChannelFailure.ReadOnly(header));
        });
    }

    public RetryBudget budget() {
        return retrier.budget();
    }

    /**
     * Reads, until there is an answer that repeating does not change. What is no JSON is none, for it comes from something in
     * front of the server; but a page that goes on to say 404 is believed, as the official client does at once.
     *
     * @throws FailureException if there is none
     */
    ApiResponse read(ApiRequest request, RetryBudget budget) {
        AtomicInteger pages = new AtomicInteger();
        return read(
                request,
                budget,
                answer -> answer.isNotFound()
                        ? answer.isPage() && pages.incrementAndGet() < BELIEVED_PAGES
                        : answer.status() == 200
                                && (!answer.json().isContainerNode() || JsonFields.isError(answer.json())));
    }

    /**
     * Asks for what can be done without: as {@link #read}, but an answer that makes no sense is an answer.
     *
     * @throws FailureException if there is none
     */
    public ApiResponse ask(ApiRequest request, RetryBudget budget) {
        return read(request, budget, answer -> false);
    }

    private ApiResponse read(ApiRequest request, RetryBudget budget, Predicate<ApiResponse> garbled) {
        return repeat(request.operation(), budget, () -> {
            ApiResponse answer;
            try {
                answer = client.exchange(request);
            } catch (NoResponseException e) {
                return again(e);
            }
            return answer.isTransient() || garbled.test(answer) ? again(answer) : new Attempt.Success<>(answer);
        });
    }

    /**
     * Writes, until there is an answer that repeating does not change, or a reading shows that the write took effect.
     *
     * @param settle reads whether the write took effect: its value, or empty if it did not
     * @param meaning what an answer means; called for answers that are not transient
     * @throws FailureException if the write failed; with {@link TransferFailure.OutcomeUnknown} if even reading did not tell
     */
    public <T> T write(
            ApiRequest request,
            RetryBudget budget,
            Supplier<Optional<T>> settle,
            Function<ApiResponse, Attempt<T>> meaning) {
        VerifiedWrite<T> write = new VerifiedWrite<>(client, request, settle, meaning);
        try {
            return repeat(request.operation(), budget, write::attempt);
        } catch (FailureException e) {
            return write.settleAtTheEnd(explained(e));
        }
    }

    /** Waits for what ends by itself after some time. */
    public <T> T poll(String operation, RetryBudget budget, Supplier<Attempt<T>> attempt) {
        return retrier.poll(operation, budget, checked(attempt));
    }

    /** Repeats something that is not a single API call, within the same limits. */
    public <T> T repeat(String operation, RetryBudget budget, Supplier<Attempt<T>> attempt) {
        return retrier.call(operation, budget, checked(attempt));
    }

    private <T> Supplier<Attempt<T>> checked(Supplier<Attempt<T>> attempt) {
        AtomicBoolean again = new AtomicBoolean();
        return () -> {
            if (again.getAndSet(true)) {
                check.run();
            }
            return attempt.get();
        };
    }

    /** That a server fails to write has a better name if it announces that it takes no writes. */
    private FailureException explained(FailureException failed) {
        return failed.failure() instanceof TransferFailure.ServerError
                ? client.readOnlyHeader()
                        .map(header -> new FailureException(new ChannelFailure.ReadOnly(header), failed))
                        .orElse(failed)
                : failed;
    }

    /** What to do after a request that got no answer: once more, unless that cannot help. */
    public static <T> Attempt<T> again(NoResponseException unanswered) {
        if (Thread.currentThread().isInterrupted()) {
            throw new FailureException(new TransferFailure.Interrupted(unanswered.operation()), unanswered);
        }
        Failure failure = unanswered.failure();
        if (unanswered.isPermanent()) {
            throw new FailureException(failure, unanswered);
        }
        return new Attempt.Retry<>(unanswered.explanation(), Optional.empty(), failure, unanswered);
    }

    /** What to do after an answer that may be another one next time. */
    public static <T> Attempt<T> again(ApiResponse answer) {
        return new Attempt.Retry<>(
                answer.reply().words(),
                answer.retryAfter(),
                answer.isNotFound()
                        ? new TransferFailure.UnexpectedAnswer(answer.reply(), "an anaconda.org API at this address")
                        : new TransferFailure.ServerError(answer.reply()));
    }
}
