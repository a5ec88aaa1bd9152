package io.github.nightlywheels.maven;

import io.github.nightlywheels.report.Logbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * One publication for each target that the modules have, and the reports of them.
 *
 * @param publisher publishes to one target
 * @param reports where the reports go
 * @param log the console
 * @param guard turns a foreseen failure into what Maven shows
 */
record NightlyRun(NightlyPublisher publisher, RunReports reports, Log log, Guard guard) {

    /** Does the work, which may fail in a foreseen way. */
    @FunctionalInterface
    interface Guard {
        void guarded(ModuleWheels.Target target, List<ModuleWheels> part, AbstractNightlyMojo.Work work)
                throws MojoFailureException;
    }

    /**
     * Publishes, and says at the end what was left out.
     *
     * @param leftOut the modules that are not part of the build
     * @throws MojoFailureException if not all went well
     */
    void publish(List<ModuleWheels> all, List<String> leftOut) throws MojoFailureException {
        try {
            publish(all);
        } finally {
            if (!leftOut.isEmpty() && !all.stream().allMatch(ModuleWheels::isSkipped)) {
                log.warn(PublicationLog.leftOut(leftOut));
            }
        }
    }

    /**
     * Publishes to one target after the other; a failure of one does not keep the others from theirs.
     *
     * @throws MojoFailureException if not all went well
     */
    void publish(List<ModuleWheels> all) throws MojoFailureException {
        List<String> failures = new ArrayList<>();
        List<Logbook> logbooks = new ArrayList<>();
        try {
            for (Map.Entry<ModuleWheels.Target, List<ModuleWheels>> part :
                    ModuleWheels.byTarget(all).entrySet()) {
                ModuleWheels.Target target = part.getKey();
                Logbook logbook = target.logbook();
                logbooks.add(logbook);
                try {
                    guard.guarded(
                            target,
                            part.getValue(),
                            () -> logbook.during(() -> publisher.publish(target, part.getValue(), logbook)));
                } catch (MojoFailureException e) {
                    failures.add(e.getMessage());
                } finally {
                    reports.sum(logbook);
                }
            }
        } finally {
            reports.write(logbooks);
        }
        if (!failures.isEmpty()) {
            throw new MojoFailureException(String.join("\n", failures));
        }
    }
}
