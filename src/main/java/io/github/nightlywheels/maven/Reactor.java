package io.github.nightlywheels.maven;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

/**
 * Gathers what the executions of a goal in all modules of a build contribute, and tells the last of them.
 *
 * <p>"Last" is the one with which as many have reported as the build has executions of the goal: not the one in the last
 * module, which may have none, and not the one that was started last, for modules are built side by side. If a module fails
 * before it reports, nobody is last.
 *
 * <p>A contribution from another class loader is not one: see {@link BuildState}.
 */
final class Reactor {
    private final MavenSession session;
    private final MojoExecution execution;

    Reactor(MavenSession session, MojoExecution execution) {
        this.session = session;
        this.execution = execution;
    }

    /** What is done at the end with everything that was contributed: first nothing that cannot be undone, then the rest. */
    interface AtEnd<T> {

        /** Finds out whether it can be done, and what it is. */
        Action prepare(List<T> contributions) throws MojoFailureException;

        /** The build has ended, and there was no last. */
        void abandoned(List<T> contributions, Missing missing);
    }

    /** What is left to do when all that could be found out before was. */
    @FunctionalInterface
    interface Action {
        void run() throws MojoFailureException;
    }

    /**
     * Why a build ended without a last.
     *
     * @param hasFailed whether something failed
     * @param modules the modules that have an execution which never ran
     */
    record Missing(boolean hasFailed, List<String> modules) {}

    /**
     * Reports that this execution is done with its own part, and if it is the last, does what is to be done at the end: once
     * for the contributions of each class loader, by code of that class loader. Nobody's is done if one cannot be prepared.
     *
     * @return unless the contributions were published: why not, or not yet
     * @throws MojoFailureException what {@code atEnd} throws
     */
    <T> Optional<String> atEnd(T contribution, AtEnd<T> atEnd) throws MojoFailureException {
        return report(
                contribution,
                reported -> atEnd.prepare(all(reported, contribution)),
                reported -> atEnd.abandoned(all(reported, contribution), missing()));
    }

    /**
     * Reports that this execution is done with its own part, and has nothing for the end.
     *
     * @throws MojoFailureException what is thrown at the end, if it is the last
     */
    void done() throws MojoFailureException {
        report(Nothing.LEFT, reported -> () -> {}, reported -> {});
    }

    /** The contribution of who has none. */
    private enum Nothing {
        LEFT
    }

    /** What is done with everything that was reported, of every class loader. */
    @FunctionalInterface
    private interface Work {
        Action prepare(List<Map.Entry<Object, Callable<Object>>> reported) throws MojoFailureException;
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
                Action action = work.prepare(reported);
                return (Callable<Object>) () -> {
                    action.run();
                    return contribution;
                };
            }));
            Optional.ofNullable(session.getCurrentProject())
                    .map(MavenProject::getId)
                    .ifPresent(modules()::add);
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
            List<Callable<Object>> publications = new ArrayList<>();
            for (Callable<Object> preparation : last.values()) {
                publications.add(prepare(preparation));
            }
            callAll(publications);
        } finally {
            synchronized (reported) {
                reported.clear();
            }
        }
        return Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private static Callable<Object> prepare(Callable<Object> preparation) throws MojoFailureException {
        return (Callable<Object>) call(preparation);
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

    private static Object call(Callable<Object> work) throws MojoFailureException {
        try {
            return work.call();
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

    private Missing missing() {
        Set<String> ready = modules();
        return new Missing(
                session.getResult().hasExceptions(),
                session.getProjects().stream()
                        .filter(project -> executions(project) > 0 && !ready.contains(project.getId()))
                        .map(MavenProject::getArtifactId)
                        .toList());
    }

    private List<Map.Entry<Object, Callable<Object>>> reported() {
        return this.<List<Map.Entry<Object, Callable<Object>>>>state("")
                .computeIfAbsent(phaseOfThis(), phase -> new ArrayList<>());
    }

    /** The modules that have reported. */
    private Set<String> modules() {
        return this.<Set<String>>state(":modules")
                .computeIfAbsent(phaseOfThis(), phase -> ConcurrentHashMap.newKeySet());
    }

    private <S> Map<String, S> state(String part) {
        return BuildState.map(session, execution.getGoal() + part);
    }
}
