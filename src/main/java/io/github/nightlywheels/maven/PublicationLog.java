package io.github.nightlywheels.maven;

import io.github.nightlywheels.channel.Channel;
import io.github.nightlywheels.engine.Decision;
import io.github.nightlywheels.engine.PipCommand;
import io.github.nightlywheels.engine.Plan;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.engine.WheelResult;
import io.github.nightlywheels.report.model.ByteSize;
import io.github.nightlywheels.wheel.Wheel;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugin.logging.Log;

/** Says on the console what came of a publication. */
final class PublicationLog {
    private final Log log;
    private final Channel channel;
    private final List<String> labels;

    PublicationLog(Log log, Channel channel, List<String> labels) {
        this.labels = labels;
        this.log = log;
        this.channel = channel;
    }

    /** What would be done. */
    void dryRun(Plan plan) {
        for (Decision decision : plan.decisions()) {
            log.info(String.format(
                    Locale.ROOT,
                    "  %-15s %s (%s)",
                    words(decision.action()),
                    decision.filename(),
                    size(decision.wheel())));
            decision.fault().ifPresent(fault -> log.warn(fault.problem()));
        }
    }

    private static String words(Decision.Action action) {
        return switch (action) {
            case PUBLISH -> "would publish";
            case REPLACE -> "would replace";
            case LEAVE_SAME -> "unchanged";
            case LEAVE_OTHER -> "would skip";
            case REFUSE -> "conflict";
        };
    }

    /** What was done: a line per wheel. */
    void summary(Summary summary) {
        for (WheelResult result : summary.results()) {
            String line = String.format(
                    Locale.ROOT,
                    "  %-9s %s (%s)%s",
                    result.outcome().name().toLowerCase(Locale.ROOT),
                    result.filename(),
                    size(result.wheel()),
                    result.failure().isPresent()
                            ? ", in " + result.wheel().path().getParent()
                            : "");
            if (result.failure().isPresent()) {
                log.error(line);
            } else {
                log.info(line);
            }
        }
    }

    /** Where users find it. */
    void installation(Summary summary) {
        log.info("Index: " + channel.indexUrl(labels));
        summary.results().stream()
                .filter(result -> result.outcome().isThere())
                .map(WheelResult::wheel)
                .map(wheel -> PipCommand.of(channel.indexUrl(labels), wheel))
                .distinct()
                .forEach(command -> log.info("Install: " + command));
    }

    /** What is not published, because the user left modules out of the build, and how it would be. */
    static String leftOut(List<String> modules) {
        return "Not in this build (-pl, -rf), so their wheels are not published: " + String.join(", ", modules)
                + "; run without -pl and -rf, or with -pl :" + String.join(",:", modules);
    }

    static String wheels(int count) {
        return count == 1 ? "1 wheel" : count + " wheels";
    }

    private static String size(Wheel wheel) {
        return ByteSize.of(wheel.digests().size());
    }
}
