package io.github.nightlywheels.channel.anaconda.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.channel.Lookup;
import io.github.nightlywheels.channel.anaconda.api.AnswerClassifier;
import io.github.nightlywheels.channel.anaconda.api.ApiRequest;
import io.github.nightlywheels.channel.anaconda.api.ApiResponse;
import io.github.nightlywheels.channel.anaconda.api.ChannelContext;
import io.github.nightlywheels.channel.anaconda.api.Operation;
import io.github.nightlywheels.channel.anaconda.api.RetryingApi;
import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.ServerReply;
import io.github.nightlywheels.failure.TokenFailure;
import io.github.nightlywheels.failure.TransferFailure;
import java.time.Duration;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes queries and asks them on threads of their own, until it is closed. */
final class QueryRunner implements AutoCloseable {
    /** Each request has a time limit of its own. */
    private static final Duration TO_THE_END = Duration.ofDays(1);

    private final ChannelContext context;
    private final ExecutorService executor;
    private final Queue<Query<?>> queries = new ConcurrentLinkedQueue<>();

    QueryRunner(ChannelContext context, int threads) {
        this.context = context;
        this.executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "nightly-wheels-access");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** A query that asks one request; {@code reading} makes something of the JSON of a success. */
    <T> Query<T> query(RetryingApi api, ApiRequest request, Function<JsonNode, Lookup<T>> reading) {
        return query(() -> ask(api, request).map(reading));
    }

    <T> Query<T> query(Supplier<Lookup<T>> question) {
        Query<T> query = new Query<>(executor, question);
        queries.add(query);
        return query;
    }

    /** Asks once; whatever becomes of it is a value. */
    Lookup<JsonNode> ask(RetryingApi api, ApiRequest request) {
        try {
            return meaning(api.ask(request, api.budget()));
        } catch (FailureException e) {
            boolean isForGood =
                    e.failure() instanceof TransferFailure.TlsFailed || e.failure() instanceof ConfigurationFailure;
            return isForGood ? new Lookup.Denied<>(e.failure()) : new Lookup.Unknown<>(words(e));
        }
    }

    /** What kind of answer it is: something to read, a no, a page, a refusal with a known meaning, or nothing to rely on. */
    private Lookup<JsonNode> meaning(ApiResponse answer) {
        JsonNode json = answer.json();
        ServerReply reply = answer.reply();
        return switch (AnswerClassifier.classify(Operation.READ, answer).meaning()) {
            case SUCCESS, CONFIRMED -> new Lookup.Found<>(json);
            case ABSENT -> new Lookup.NotFound<>(reply);
            case ABSENT_ON_PAGE -> new Lookup.Foreign<>(reply);
            case NOT_UNDERSTOOD -> answer.isPage() ? new Lookup.Foreign<>(reply) : meaningOfRefusal(answer);
            default -> meaningOfRefusal(answer);
        };
    }

    private Lookup<JsonNode> meaningOfRefusal(ApiResponse answer) {
        Failure failure = context.refused(answer).failure();
        return failure instanceof TokenFailure || failure instanceof AccessFailure
                ? new Lookup.Denied<>(failure)
                : new Lookup.Unknown<>("the server answered " + answer.reply());
    }

    private static String words(FailureException e) {
        return e.failure()
                .reply()
                .map(reply -> "the server answered " + reply)
                .orElse(e.failure().problem().replaceAll("\\.$", ""));
    }

    /**
     * Asks all of them at once and waits for the answers.
     *
     * @throws FailureException with {@link TransferFailure.Interrupted}
     */
    void await(Collection<? extends Query<?>> asked) {
        CompletableFuture<?>[] answers = asked.stream().map(Query::ask).toArray(CompletableFuture<?>[]::new);
        await(CompletableFuture.allOf(answers), TO_THE_END);
    }

    /**
     * Waits for an answer, but no longer than this.
     *
     * @throws FailureException with {@link TransferFailure.Interrupted}
     */
    void await(CompletableFuture<?> answer, Duration most) {
        try {
            answer.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // The question stays open.
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new FailureException(new TransferFailure.Interrupted("ask about the access"), e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
        queries.forEach(Query::drop);
    }
}
