package io.github.nightlywheels.maven;

import io.github.nightlywheels.engine.EngineListener;
import io.github.nightlywheels.engine.PublishRequest;
import io.github.nightlywheels.engine.PublishResult;
import io.github.nightlywheels.engine.PublishService;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.FailureFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * Publishes the wheels of a build: one publication for each target that its modules have, and a report of all of them.
 *
 * @param service publishes to one target
 * @param requests makes the request for a target and its modules
 * @param listeners makes the listener for a target
 * @param options the options of Maven that a command to publish again needs
 * @param reports where the reports go
 * @param access where it is written what was found out about the access
 * @param log the console
 */
record TargetPublisher(
        PublishService service,
        BiFunction<ModuleWheels.Target, List<ModuleWheels>, PublishRequest> requests,
        Function<ModuleWheels.Target, EngineListener> listeners,
        List<String> options,
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
        List<PublishResult> results = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        try {
            for (Map.Entry<ModuleWheels.Target, List<ModuleWheels>> part :
                    ModuleWheels.byTarget(modules).entrySet()) {
                ModuleWheels.Target target = part.getKey();
                PublishResult result = service.run(requests.apply(target, part.getValue()), listeners.apply(target));
                results.add(result);
                result.access()
                        .filter(report -> result.tokenSource().isPresent())
                        .ifPresent(access::write);
                new PublishConsole(log).show(result);
                result.failure().ifPresent(failure -> {
                    log.debug("The cause:", failure);
                    failures.add(block(result, failure, part.getValue()));
                });
                reports.sum(result);
            }
        } finally {
            reports.write(results);
            if (!leftOut.isEmpty() && !modules.stream().allMatch(ModuleWheels::isSkipped)) {
                log.warn(PublishConsole.leftOut(leftOut));
            }
        }
        if (!failures.isEmpty()) {
            throw new MojoFailureException(String.join("\n", failures));
        }
    }

    /** Maven puts the goal and the project before the message: the block starts on a line of its own. */
    private String block(PublishResult result, FailureException failure, List<ModuleWheels> modules) {
        RepublishCommand putBack = new RepublishCommand(
                options,
                modules.get(0).given(),
                ModuleWheels.sets(modules).stream()
                        .flatMap(set -> set.wheels().stream())
                        .toList());
        return "\n"
                + FailureFormatter.of(
                        failure.failure(),
                        result.channel().name(),
                        failure.state(),
                        new MavenParameterNames(),
                        putBack::of);
    }
}
