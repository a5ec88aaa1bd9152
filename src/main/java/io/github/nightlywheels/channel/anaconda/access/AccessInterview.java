package io.github.nightlywheels.channel.anaconda.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.channel.Lookup;
import io.github.nightlywheels.channel.anaconda.api.ApiRequest;
import io.github.nightlywheels.channel.anaconda.api.ApiResponse;
import io.github.nightlywheels.channel.anaconda.api.ChannelContext;
import io.github.nightlywheels.concurrent.ParallelRunner;
import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Asks several questions at once and remembers what was told. */
final class AccessInterview {
    private final Function<ApiRequest, ApiResponse> server;
    private final ChannelContext identity;
    private final ParallelRunner tasks;
    private final Map<ApiRequest, Lookup<JsonNode>> answers = new ConcurrentHashMap<>();

    AccessInterview(Function<ApiRequest, ApiResponse> server, ChannelContext identity, ParallelRunner tasks) {
        this.server = server;
        this.identity = identity;
        this.tasks = tasks;
    }

    void askAll(Collection<ApiRequest> questions) {
        List<Lookup<JsonNode>> told = tasks.each(questions, this::ask);
        int next = 0;
        for (ApiRequest question : questions) {
            answers.put(question, told.get(next++));
        }
    }

    boolean hasAsked(ApiRequest question) {
        return answers.containsKey(question);
    }

    Lookup<JsonNode> told(ApiRequest question) {
        return answers.getOrDefault(question, new Lookup.Unknown<>("not asked"));
    }

    /**
     * Asks one question.
     *
     * @throws FailureException only with {@link TransferFailure.Interrupted}
     */
    private Lookup<JsonNode> ask(ApiRequest question) {
        try {
            return AccessResponses.meaning(server.apply(question), identity);
        } catch (FailureException e) {
            if (e.failure() instanceof TransferFailure.Interrupted) {
                throw e;
            }
            boolean isForGood =
                    e.failure() instanceof TransferFailure.TlsFailed || e.failure() instanceof ConfigurationFailure;
            return isForGood ? new Lookup.Denied<>(e.failure()) : new Lookup.Unknown<>(words(e));
        }
    }

    private static String words(FailureException e) {
        return e.failure()
                .reply()
                .map(reply -> "the server answered " + reply)
                .orElse(e.failure().problem().replaceAll("\\.$", ""));
    }
}
