package io.github.nightlywheels.channel.anaconda.api;

import io.github.nightlywheels.concurrent.StopSignal;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.http.NoResponseException;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.Retrier;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.retry.RetryDecision;
import io.github.nightlywheels.retry.SharedWaits;
import java.time.Duration;
import java.util.Optional;

/**
 * Repeats API calls that may do better later. A read is simply repeated. A write whose outcome is not known (no answer, or one
 * that does not tell) is first looked for: only if it has not taken effect is it repeated. What is given a budget that was
 * stopped ends at once, wherever it waits.
 */
public final class RetryingApi {
    /** How many pages in a row have to say 404 before it counts; the official client takes the first one. */
    private static final int BELIEVED_PAGES = 3;

    private final ApiClient client;
    private final Retrier retrier;
    private final ChannelContext context;

    public RetryingApi(ApiClient client, Retrier retrier, ChannelContext context) {
        this.client = client;
        this.retrier = retrier;
        this.context = context;
    }

    /** Who speaks to the server. */
    public ChannelContext context() {
        return context;
    }

    /**
     * The header by which the server says that it takes no writes. What it has said once it is asked again, for one answer among
     * many may come from a machine that is about to be taken out of service.
     */
    public Optional<String> readOnlyHeader() {
        if (client.readOnlyHeader().isPresent()) {
            try {
                ask(ApiRequest.get("ask whether the server takes writes", "user", context.organization()), budget());
            } catch (FailureException e) {
                return client.readOnlyHeader(); // no answer: it stays at what was said
            }
        }
        return client.readOnlyHeader();
    }

    /**
     * Lets pass unless the server says that it takes no writes.
     *
     * @throws FailureException with {@link ChannelFailure.ReadOnly}
     */
    public void requireWritable() {
        readOnlyHeader().ifPresent(header -> {
            throw new FailureException(new ChannelFailure.ReadOnly(header));
        });
    }

    /** A budget of its own, which nothing stops. */
    public RetryBudget budget() {
        return retrier.budget();
    }

    /** The budget of one wheel. */
    public RetryBudget budget(StopSignal stop, SharedWaits waits) {
        return retrier.budget(stop, waits);
    }

    /** A budget of this time, which nothing stops. */
    public RetryBudget budget(Duration time) {
        return retrier.budget(time);
    }

    /** A budget of this time, which nothing stops, for one of several that wait together for no longer than that in vain. */
    public RetryBudget budget(Duration time, SharedWaits waits) {
        return retrier.budget(time, waits);
    }

    /** What all wheels of one run may wait for together. */
    public SharedWaits sharedWaits() {
        return retrier.sharedWaits();
    }

    /** What several may wait for together, for this long. */
    public SharedWaits sharedWaits(Duration time) {
        return retrier.sharedWaits(time);
    }

    /** Decides on the tries of something that is not a single API call. */
    public RetryDecision retryDecision(String operation, RetryBudget budget) {
        return retrier.retryDecision(operation, budget);
    }

    /**
     * Reads, until there is an answer that repeating does not change. What is no JSON is none, for it comes from something in
     * front of the server; but a page with 404 counts when it comes several times in a row.
     *
     * @throws FailureException if there is none
     */
    Classification read(ApiRequest request, RetryBudget budget) {
        RetryDecision retries = retryDecision(request.operation(), budget);
        int pages = 0;
        while (true) {
            Attempt<Classification> ended = readOnce(request, budget);
            if (ended instanceof Attempt.Success<Classification> success) {
                Classification answer = success.value();
                boolean isBelieved = switch (answer.meaning()) {
                    case ABSENT_ON_PAGE -> ++pages >= BELIEVED_PAGES;
                    case NOT_UNDERSTOOD -> false;
                    default -> true;
                };
                if (isBelieved) {
                    retries.succeeded();
                    return answer;
                }
                ended = again(answer);
            }
            Attempt.Retry<Classification> again = (Attempt.Retry<Classification>) ended;
            if (!retries.waitToTryAgain(again)) {
                throw again.exception();
            }
        }
    }

    /**
     * Asks for what can be done without: as {@link #read}, but an answer that makes no sense is an answer.
     *
     * @throws FailureException if there is none
     */
    public ApiResponse ask(ApiRequest request, RetryBudget budget) {
        return retrier.call(request.operation(), budget, () -> readOnce(request, budget))
                .response();
    }

    /** Whether a membership is confirmed; what makes no sense confirms nothing. */
    public boolean confirms(ApiRequest question, RetryBudget budget) {
        return AnswerClassifier.classify(Operation.READ, ask(question, budget)).meaning() == Meaning.CONFIRMED;
    }

    private Attempt<Classification> readOnce(ApiRequest request, RetryBudget budget) {
        try {
            Classification answer = AnswerClassifier.classify(Operation.READ, client.exchange(request, budget.stop()));
            return answer.meaning() == Meaning.TRANSIENT ? again(answer) : new Attempt.Success<>(answer);
        } catch (NoResponseException e) {
            return NoResponseException.again(e);
        }
    }

    /**
     * Writes, until there is an answer that repeating does not change, or a look shows that the write took effect. Does not
     * throw if it fails: a write that failed may have taken effect.
     */
    public <T> WriteResult<T> write(Write<T> write, RetryBudget budget) {
        return new VerifiedWrite<>(client, context, write, budget)
                .run(retryDecision(write.request().operation(), budget));
    }

    /** What to do after an answer that may be another one next time. */
    static <T> Attempt<T> again(Classification answer) {
        ApiResponse response = answer.response();
        return new Attempt.Retry<>(response.reply().words(), response.retryAfter(), ErrorMapper.ofRepeated(answer));
    }
}
