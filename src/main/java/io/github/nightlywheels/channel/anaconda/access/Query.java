package io.github.nightlywheels.channel.anaconda.access;

import io.github.nightlywheels.channel.Lookup;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One question to the server, which is asked once, when it is asked for first. */
final class Query<T> {
    private final Executor executor;
    private final Supplier<Lookup<T>> question;
    private @Nullable CompletableFuture<Lookup<T>> answer;

    Query(Executor executor, Supplier<Lookup<T>> question) {
        this.executor = executor;
        this.question = question;
    }

    /** The answer, when it has come. */
    synchronized CompletableFuture<Lookup<T>> ask() {
        CompletableFuture<Lookup<T>> asked = answer;
        if (asked == null) {
            asked = begin();
            answer = asked;
        }
        return asked;
    }

    private CompletableFuture<Lookup<T>> begin() {
        try {
            return CompletableFuture.supplyAsync(question, executor);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(dropped());
        }
    }

    synchronized boolean isAsked() {
        return answer != null;
    }

    /** What is known by now. */
    synchronized Lookup<T> lookup() {
        return answer == null ? new Lookup.Unknown<>("not asked") : answer.getNow(dropped());
    }

    /** Waits no longer for the answer. */
    synchronized void drop() {
        if (answer != null) {
            answer.complete(dropped());
        }
    }

    private static <T> Lookup<T> dropped() {
        return new Lookup.Unknown<>("the answer was not waited for");
    }
}
