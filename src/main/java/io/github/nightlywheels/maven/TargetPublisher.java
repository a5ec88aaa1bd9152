package io.github.nightlywheels.maven;

import io.github.nightlywheels.engine.PublishRequest;
import io.github.nightlywheels.engine.PublishResult;
import io.github.nightlywheels.engine.PublishService;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.FailureFormatter;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.frontend.AccessOutput;
import io.github.nightlywheels.frontend.ConsoleListener;
import io.github.nightlywheels.frontend.PublishConsole;
import io.github.nightlywheels.frontend.ShutdownHook;
import io.github.nightlywheels.report.model.PruneReport;
import io.github.nightlywheels.report.model.PublishReport;
import io.github.nightlywheels.report.model.ResultReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * Publishes the wheels of a build: one publication for each target that its modules have, and a report of all of them.
 *
 * @param service publishes to one target
 * @param requests makes the request for a target and its modules
 * @param listeners makes the listener for a target
 * @param options the options of Maven that a command to publish again needs
 * @param names how the front end writes parameters
 * @param changes what the build has changed so far
 * @param reports where the reports go
 * @param access where it is written what was found out about the access
 * @param log the console
 */
record TargetPublisher(
        PublishService service,
        BiFunction<ModuleWheels.Target, List<ModuleWheels>, PublishRequest> requests,
        Function<ModuleWheels.Target, ConsoleListener> listeners,
        List<String> options,
        ParameterNames names,
        ChannelChanges changes,
        RunReports reports,
        AccessOutput access,
        Log log) {
    /**
     * Publishes to one target after the other; a failure of one does not keep the others from theirs.
     *
     * @param leftOut the modules that are not part of the build
     * @throws MojoFailureException if not all went well
     */
    void publish(List<ModuleWheels> modules, List<String> leftOut) throws MojoFailureException {
        List<PublishReport> published = new CopyOnWriteArrayList<>();
        List<String> failures = new ArrayList<>();
        Map<ModuleWheels.Target, List<ModuleWheels>> parts = ModuleWheels.byTarget(modules);
        try {
            parts.forEach((target, part) -> {
                PublishResult result = publish(careful(target), part, published);
                RepublishCommand putBack = putBack(part);
                PublishReport report = report(result, putBack);
                published.add(report);
                reports.add(report);
                result.failure()
                        .map(failure -> block(result, failure, changes.untouched(target.channelKey()), putBack))
                        .ifPresent(block -> failures.add((parts.size() > 1 ? blamed(part) : "") + "\n" + block));
                changes.add(target.channelKey(), result.state());
                changes.add(target.channelKey(), result.wheels());
                reports.sum(report);
            });
        } finally {
            reports.write(published);
            if (!leftOut.isEmpty() && !modules.stream().allMatch(ModuleWheels::isSkipped)) {
                log.warn(notBuilt(leftOut));
            }
        }
        if (!failures.isEmpty()) {
            throw new MojoFailureException(String.join("\n", failures));
        }
    }

    /** The target without deletions, if an earlier publication of this build has failed on its channel. */
    private ModuleWheels.Target careful(ModuleWheels.Target target) {
        if (changes.areDeletionsSafe(target.channelKey())
                || target.withoutDeletions().equals(target)) {
            return target;
        }
        log.warn("An earlier publication of this build to " + target.channel().name()
                + " has failed, so this one deletes nothing there: it neither replaces nor prunes files");
        return target.withoutDeletions();
    }

    /** The executions that failed: Maven names the one in which all are published. */
    private static String blamed(List<ModuleWheels> part) {
        return part.stream().map(ModuleWheels::execution).distinct().collect(Collectors.joining(", ")) + " failed:";
    }

    private PublishResult publish(
            ModuleWheels.Target target, List<ModuleWheels> modules, List<PublishReport> published) {
        ConsoleListener listener = listeners.apply(target);
        listener.onHole(
                target.labels(),
                target.mode(),
                stopped -> reports.writeAhead(report(stopped, putBack(modules)), prunes(stopped)));
        PublishResult result = ShutdownHook.during(
                () -> service.run(requests.apply(target, modules), listener),
                () -> listener.lastOfPublication(target.labels(), target.mode())
                        .ifPresent(stopped -> killed(stopped, target, modules, published)));
        result.access().filter(report -> result.tokenSource().isPresent()).ifPresent(access::write);
        new PublishConsole(new MavenConsole(log)).show(result);
        prunes(result).forEach(reports::show);
        result.failure().ifPresent(failure -> log.debug("The cause:", failure));
        return result;
    }

    /**
     * Tells what is on the channel while the process is being ended.
     *
     * @param published what was published before, of which GitHub Actions was not told yet
     */
    private void killed(
            PublishResult result,
            ModuleWheels.Target target,
            List<ModuleWheels> modules,
            List<PublishReport> published) {
        RepublishCommand putBack = putBack(modules);
        result.failure()
                .map(failure -> block(result, failure, changes.untouched(target.channelKey()), putBack))
                .ifPresent(block -> block.lines().forEach(log::error));
        prunes(result).forEach(reports::show);
        PublishReport report = report(result, putBack);
        reports.sum(report);
        reports.add(report);
        reports.write(Stream.concat(published.stream(), Stream.of(report)).toList());
    }

    private PublishReport report(PublishResult result, RepublishCommand putBack) {
        return ResultReport.of(result, names, putBack.of(result.state().missing()));
    }

    private List<PruneReport> prunes(PublishResult result) {
        return result.prunes().stream()
                .map(prune -> PruneReport.of(prune, PruneReport.Trigger.PUBLICATION, names))
                .toList();
    }

    private RepublishCommand putBack(List<ModuleWheels> modules) {
        return new RepublishCommand(
                options,
                modules.get(0).given(),
                modules.stream().flatMap(module -> module.wheels().stream()).toList());
    }

    /** Maven puts the goal and the project before the message: the block starts on a line of its own. */
    private String block(PublishResult result, FailureException failure, String untouched, RepublishCommand putBack) {
        return FailureFormatter.of(
                failure.failure(), result.channel().name(), failure.state(), untouched, names, putBack::of);
    }

    /** What is not published, because the user left modules out of the build, and how it would be. */
    private static String notBuilt(List<String> modules) {
        return "Not in this build (-pl, -rf), so their wheels are not published: " + String.join(", ", modules)
                + "; run without -pl and -rf, or with -pl :" + String.join(",:", modules);
    }
}
