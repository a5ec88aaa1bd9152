package io.github.nightlywheels.maven;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.execution.MavenSession;
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
    private final GoalExecutions executions;

    Reactor(MavenSession session, MojoExecution execution) {
        this.session = session;
        this.execution = execution;
        this.executions = new GoalExecutions(session, execution);
    }

    /** What is done at the end with everything that was contributed: first nothing that cannot be undone, then the rest. */
    interface AtEnd<T> {

        /** Finds out whether it can be done, and what it is. */
        LastStep prepare(List<T> contributions) throws MojoFailureException;

        /** The build has ended, and there was no last. */
        void abandoned(List<T> contributions, MissingModules missing);
    }

    /** What is left to do when all that could be found out before was. */
    @FunctionalInterface
    interface LastStep {
        void run() throws MojoFailureException;
    }

    /**
     * Why a build ended without a last.
     *
     * @param hasFailed whether something failed
     * @param modules the modules that have an execution which never ran
     */
    record MissingModules(boolean hasFailed, List<String> modules) {}

    /**
     * Reports that this execution is done with its own part, and has nothing for the end.
     *
     * @throws MojoFailureException what is thrown at the end, if it is the last
     */
    void done() throws MojoFailureException {
        atEnd(NoContribution.class, NoContribution.NONE, new AtEnd<>() {
            @Override
            public LastStep prepare(List<NoContribution> contributions) {
                return () -> {};
            }

            @Override
            public void abandoned(List<NoContribution> contributions, MissingModules missing) {
                // There is nothing that was not done.
            }
        });
    }

    /** What an execution reports that has nothing for the end. */
    private enum NoContribution {
        NONE
    }

    /**
     * What was reported so far.
     *
     * @param entries each contribution with what prepares the last step, which then does it: of types of the JDK only, as they
     *     may come from another class loader, see {@link BuildState}
     */
    private record Reports(List<Map.Entry<Object, Callable<Callable<Object>>>> entries) {
        void add(Object contribution, Callable<Callable<Object>> preparation) {
            entries.add(Map.entry(contribution, preparation));
        }

        /** The contributions of this type, and so of this class loader. */
        <T> List<T> of(Class<T> type) {
            return entries.stream()
                    .map(Map.Entry::getKey)
                    .filter(type::isInstance)
                    .map(type::cast)
                    .toList();
        }

        /** What prepares the last steps, once for each type. */
        List<Callable<Callable<Object>>> preparations() {
            Map<Class<?>, Callable<Callable<Object>>> byType = new LinkedHashMap<>();
            entries.forEach(entry -> byType.putIfAbsent(entry.getKey().getClass(), entry.getValue()));
            return List.copyOf(byType.values());
        }
    }

    /**
     * Reports that this execution is done with its own part, and if it is the last, does what is to be done at the end: once
     * for the contributions of each class loader, by code of that class loader. Nobody's is done if one cannot be prepared.
     *
     * @param type the type of the contributions
     * @return unless the contributions were published: why not, or not yet
     * @throws MojoFailureException what {@code atEnd} throws
     */
    <T> Optional<String> atEnd(Class<T> type, T contribution, AtEnd<T> atEnd) throws MojoFailureException {
        Reports reports = reports();
        int expected = executions.count();
        List<Callable<Callable<Object>>> preparations;
        synchronized (reports.entries()) {
            if (reports.of(type).isEmpty()) {
                new SessionEndListener(session.getRequest()).then(() -> abandon(reports, type, atEnd));
            }
            reports.add(contribution, () -> {
                LastStep step = atEnd.prepare(reports.of(type));
                return () -> {
                    step.run();
                    return contribution;
                };
            });
            Optional.ofNullable(session.getCurrentProject())
                    .map(MavenProject::getId)
                    .ifPresent(modules()::add);
            if (session.getResult().hasExceptions()) {
                return Optional.of("nothing is published, because the build failed in another module");
            }
            if (reports.entries().size() < expected) {
                return Optional.of("what the build has is published once all modules are ready, now "
                        + reports.entries().size() + " of " + expected);
            }
            preparations = reports.preparations();
        }
        try {
            List<Callable<Object>> steps = new ArrayList<>();
            for (Callable<Callable<Object>> preparation : preparations) {
                steps.add(call(preparation));
            }
            callAll(steps);
        } finally {
            synchronized (reports.entries()) {
                reports.entries().clear();
            }
        }
        return Optional.empty();
    }

    private <T> void abandon(Reports reports, Class<T> type, AtEnd<T> atEnd) {
        synchronized (reports.entries()) {
            if (!reports.entries().isEmpty()) {
                atEnd.abandoned(reports.of(type), missing());
            }
        }
    }

    /** A failure of one does not keep the others from their work. */
    private static void callAll(List<Callable<Object>> all) throws MojoFailureException {
        List<String> failures = new ArrayList<>();
        for (Callable<Object> step : all) {
            try {
                call(step);
            } catch (MojoFailureException e) {
                failures.add(e.getMessage());
            }
        }
        if (!failures.isEmpty()) {
            throw new MojoFailureException(String.join("\n", failures));
        }
    }

    private static <T> T call(Callable<T> work) throws MojoFailureException {
        try {
            return work.call();
        } catch (MojoFailureException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private MissingModules missing() {
        return new MissingModules(session.getResult().hasExceptions(), executions.modulesWithout(modules()));
    }

    /** The modules that have an execution, but were left out of this build by {@code -pl} or {@code -rf}. */
    List<String> leftOut() {
        return executions.leftOut();
    }

    private Reports reports() {
        return new Reports(this.<List<Map.Entry<Object, Callable<Callable<Object>>>>>state("")
                .computeIfAbsent(executions.phase(), phase -> new ArrayList<>()));
    }

    /** The modules that have reported. */
    private Set<String> modules() {
        return this.<Set<String>>state(":modules")
                .computeIfAbsent(executions.phase(), phase -> ConcurrentHashMap.newKeySet());
    }

    private <S> Map<String, S> state(String part) {
        return BuildState.map(session, execution.getGoal() + part);
    }
}
