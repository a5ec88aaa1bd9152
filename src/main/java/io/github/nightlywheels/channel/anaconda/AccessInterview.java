package io.github.nightlywheels.channel.anaconda;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.channel.Told;
import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.tasks.Tasks;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Asks several questions at once and remembers what was told. */
final class AccessInterview {
    private final Function<ApiRequest, ApiAnswer> server;
    private final Identity identity;
    private final Tasks tasks;
    private final Map<ApiRequest, Told<JsonNode>> answers = new ConcurrentHashMap<>();

    AccessInterview(Function<ApiRequest, ApiAnswer> server, Identity identity, Tasks tasks) {
        this.server = server;
        this.identity = identity;
        this.tasks = tasks;
    }

    void askAll(Collection<ApiRequest> questions) {
        List<Told<JsonNode>> told = tasks.each(questions, this::ask);
        int next = 0;
        for (ApiRequest question : questions) {
            answers.put(question, told.get(next++));
        }
    }

    boolean hasAsked(ApiRequest question) {
        return answers.containsKey(question);
    }

    Told<JsonNode> told(ApiRequest question) {
        return answers.getOrDefault(question, new Told.Unclear<>("not asked"));
    }

    /**
     * Asks one question.
     *
     * @throws FailureException only with {@link TransferFailure.Interrupted}
     */
    private Told<JsonNode> ask(ApiRequest question) {
        try {
            return AccessAnswers.meaning(server.apply(question), identity);
        } catch (FailureException e) {
            if (e.failure() instanceof TransferFailure.Interrupted) {
                throw e;
            }
            boolean isForGood =
                    e.failure() instanceof TransferFailure.TlsFailed || e.failure() instanceof ConfigurationFailure;
            return isForGood ? new Told.Refused<>(e.failure()) : new Told.Unclear<>(words(e));
        }
    }

    private static String words(FailureException e) {
        return e.failure()
                .reply()
                .map(reply -> "the server answered " + reply)
                .orElse(e.failure().problem().replaceAll("\\.$", ""));
    }
}
