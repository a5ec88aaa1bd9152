package io.github.nightlywheels.engine;

import io.github.nightlywheels.channel.Channel;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.concurrent.ParallelRunner;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Reads what the channel has of the projects, side by side; that it does not tell fails nothing.
 *
 * @param channel the channel
 * @param threads how many projects are read at once
 * @param patience waits for the answers
 * @param note hears of each project that could not be read, in one sentence
 */
record HistoryReading(Channel channel, int threads, Patience patience, Consumer<String> note) {

    /**
     * Reads; what has not come in time is given up.
     *
     * @param most how long to wait
     * @return what could be read
     */
    Map<ProjectName, List<PublishedRelease>> read(Collection<ProjectName> projects, Duration most) {
        Map<ProjectName, CompletableFuture<List<PublishedRelease>>> answers = new LinkedHashMap<>();
        try (ParallelRunner tasks = new ParallelRunner(threads)) {
            for (ProjectName project : projects) {
                CompletableFuture<List<PublishedRelease>> answer = new CompletableFuture<>();
                answers.put(project, answer);
                var unused = tasks.begin(() -> ask(project, answer)); // awaited below
            }
            patience.await(CompletableFuture.allOf(answers.values().toArray(CompletableFuture<?>[]::new)), most);
            return collected(answers);
        }
    }

    private Map<ProjectName, List<PublishedRelease>> collected(
            Map<ProjectName, CompletableFuture<List<PublishedRelease>>> answers) {
        Map<ProjectName, List<PublishedRelease>> history = new LinkedHashMap<>();
        answers.forEach((project, answer) -> {
            try {
                if (answer.isDone()) {
                    history.put(project, answer.join());
                } else {
                    notRead(project, "The answer was not waited for.");
                }
            } catch (CompletionException e) {
                if (!(e.getCause() instanceof FailureException failed)) {
                    throw e;
                }
                notRead(project, failed.failure().problem());
            }
        });
        return history;
    }

    /** Asks; whatever becomes of it is in the answer. */
    private boolean ask(ProjectName project, CompletableFuture<List<PublishedRelease>> answer) {
        try {
            return answer.complete(channel.history(project));
        } catch (RuntimeException | Error e) {
            return answer.completeExceptionally(e);
        }
    }

    private void notRead(ProjectName project, String why) {
        note.accept("what the channel has of " + project + " could not be read for the report: " + why);
    }
}
