package io.github.nightlywheels.maven;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.SessionData;

/**
 * Gathers what the executions of a goal in all modules of a build contribute, and tells the last of them.
 *
 * <p>"Last" is the one with which as many have reported as the build has executions of the goal: not the one in the last
 * module, which may have none, and not the one that was started last, for modules are built side by side. If a module fails
 * before it reports, nobody is last.
 *
 * <p>The state lies in the data of the repository session, which is one per build where the Maven session is cloned per
 * module. A module that gives the plugin dependencies of its own has a class loader of its own, so only types of the JDK are
 * kept; a contribution from another class loader is not one, and is told apart by {@code instanceof}.
 */
final class Reactor {
    private final MavenSession session;
    private final MojoExecution execution;

    Reactor(MavenSession session, MojoExecution execution) {
        this.session = session;
        this.execution = execution;
    }

    /** What is done at the end with everything that was contributed. */
    @FunctionalInterface
    interface AtEnd<T> {
        void publish(List<T> contributions) throws MojoFailureException;
    }

    /**
     * Reports that this execution is done with its own part, and if it is the last, does what is to be done at the end: once
     * for the contributions of each class loader, by code of that class loader.
     *
     * @param abandoned is given the contributions when the build has ended and there was no last
     * @return unless the contributions were published: why not, or not yet
     * @throws MojoFailureException what {@code atEnd} throws
     */
    <T> Optional<String> atEnd(T contribution, AtEnd<T> atEnd, Consumer<List<T>> abandoned)
            throws MojoFailureException {
        return report(
                contribution,
                reported -> atEnd.publish(all(reported, contribution)),
                reported -> abandoned.accept(all(reported, contribution)));
    }

    /**
     * Reports that this execution is done with its own part, and has nothing for the end.
     *
     * @throws MojoFailureException what is thrown at the end, if it is the last
     */
    void done() throws MojoFailureException {
        report(Nothing.LEFT, reported -> {}, reported -> {});
    }

    /** The contribution of who has none. */
    private enum Nothing {
        LEFT
    }

    /** What is done with everything that was reported, of every class loader. */
    @FunctionalInterface
    private interface Work {
        void run(List<Map.Entry<Object, Callable<Object>>> reported) throws MojoFailureException;
    }

    private Optional<String> report(
            Object contribution, Work work, Consumer<List<Map.Entry<Object, Callable<Object>>>> abandoned)
            throws MojoFailureException {
        List<Map.Entry<Object, Callable<Object>>> reported = reported();
        int expected = expected();
        Map<Class<?>, Callable<Object>> last = new LinkedHashMap<>();
        synchronized (reported) {
            if (reported.stream().map(Map.Entry::getKey).noneMatch(contribution.getClass()::isInstance)) {
                new SessionEndListener(session.getRequest()).then(() -> abandon(reported, abandoned));
            }
            reported.add(Map.entry(contribution, () -> {
                work.run(reported);
                return contribution;
            }));
            if (session.getResult().hasExceptions()) {
                return Optional.of("nothing is published, because the build failed in another module");
            }
            if (reported.size() < expected) {
                return Optional.of("what the build has is published once all modules are ready, now " + reported.size()
                        + " of " + expected);
            }
            reported.forEach(other -> last.putIfAbsent(other.getKey().getClass(), other.getValue()));
        }
        try {
            callAll(last.values());
        } finally {
            synchronized (reported) {
                reported.clear();
            }
        }
        return Optional.empty();
    }

    private static void abandon(
            List<Map.Entry<Object, Callable<Object>>> reported,
            Consumer<List<Map.Entry<Object, Callable<Object>>>> abandoned) {
        synchronized (reported) {
            if (!reported.isEmpty()) {
                abandoned.accept(reported);
            }
        }
    }

    /** A failure of one does not keep the others from their work. */
    private static void callAll(Collection<Callable<Object>> all) throws MojoFailureException {
        List<String> failures = new ArrayList<>();
        for (Callable<Object> publish : all) {
            try {
                call(publish);
            } catch (MojoFailureException e) {
                failures.add(e.getMessage());
            }
        }
        if (!failures.isEmpty()) {
            throw new MojoFailureException(String.join("\n", failures));
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> all(List<Map.Entry<Object, Callable<Object>>> reported, T like) {
        return reported.stream()
                .map(Map.Entry::getKey)
                .filter(like.getClass()::isInstance)
                .map(other -> (T) other)
                .toList();
    }

    private static void call(Callable<Object> publish) throws MojoFailureException {
        try {
            publish.call();
        } catch (MojoFailureException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many executions the build has. */
    private int expected() {
        return Math.toIntExact(
                session.getProjects().stream().mapToLong(this::executions).sum());
    }

    /**
     * The modules that have an execution, but were left out of this build by {@code -pl} or {@code -rf}: their artifact
     * ids, sorted. What Maven 4 knows of beyond the directory it was started in was not left out.
     */
    List<String> leftOut() {
        MavenExecutionRequest request = session.getRequest();
        if (request.getResumeFrom() == null
                && request.getSelectedProjects().isEmpty()
                && request.getExcludedProjects().isEmpty()) {
            return List.of();
        }
        return session.getAllProjects().stream()
                .filter(project -> !session.getProjects().contains(project) && executions(project) > 0)
                .map(MavenProject::getArtifactId)
                .sorted()
                .toList();
    }

    private long executions(MavenProject project) {
        Plugin plugin = project.getPlugin(execution.getPlugin().getKey());
        return plugin == null
                ? 0
                : plugin.getExecutions().stream().filter(this::runsWithThis).count();
    }

    /** Whether it is an execution of this goal in the phase of this one: those of other phases may not be reached. */
    private boolean runsWithThis(PluginExecution other) {
        return other.getGoals().contains(execution.getGoal()) && Objects.equals(phase(other), phaseOfThis());
    }

    private String phase(PluginExecution other) {
        return other.getPhase() == null ? execution.getMojoDescriptor().getPhase() : other.getPhase();
    }

    private String phaseOfThis() {
        return execution.getLifecyclePhase() == null
                ? execution.getMojoDescriptor().getPhase()
                : execution.getLifecyclePhase();
    }

    @SuppressWarnings("unchecked")
    private List<Map.Entry<Object, Callable<Object>>> reported() {
        SessionData data = session.getRepositorySession().getData();
        String key = "io.github.nightlywheels:" + execution.getGoal();
        Map<String, List<Map.Entry<Object, Callable<Object>>>> all = null;
        while (all == null) {
            data.set(key, null, new ConcurrentHashMap<String, List<Map.Entry<Object, Callable<Object>>>>());
            all = (Map<String, List<Map.Entry<Object, Callable<Object>>>>) data.get(key);
        }
        return all.computeIfAbsent(phaseOfThis(), phase -> new ArrayList<>());
    }
}
