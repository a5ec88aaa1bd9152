package io.github.nightlywheels.maven;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.Decision;
import io.github.nightlywheels.engine.PublishMode;
import io.github.nightlywheels.engine.PublishResult;
import io.github.nightlywheels.engine.WheelResult;
import io.github.nightlywheels.report.model.ByteSize;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugin.logging.Log;

/**
 * Says on the console what came of a publication.
 *
 * @param log the console
 */
record PublishConsole(Log log) {

    /** A line per wheel, and where users find what is there. */
    void show(PublishResult result) {
        for (WheelResult wheel : result.wheels()) {
            if (wheel.outcome().isPresent()) {
                done(wheel, wheel.outcome().get());
            } else if (result.mode() == PublishMode.DRY_RUN && wheel.planned().isPresent()) {
                planned(wheel, wheel.planned().get());
            }
        }
        if (result.failure().isEmpty() && result.mode() == PublishMode.PUBLISH) {
            result.index().filter(url -> !result.wheels().isEmpty()).ifPresent(url -> log.info("Index: " + url));
            result.install().forEach(command -> log.info("Install: " + command));
        }
    }

    private void done(WheelResult wheel, Outcome outcome) {
        String line = line("  %-9s", outcome.name().toLowerCase(Locale.ROOT), wheel);
        if (wheel.failure().isPresent()) {
            log.error(line);
        } else {
            log.info(line);
        }
    }

    private void planned(WheelResult wheel, Decision.Action action) {
        log.info(line("  %-15s", words(action), wheel));
        wheel.failure().ifPresent(failure -> log.warn(failure.problem()));
    }

    private static String line(String format, String word, WheelResult wheel) {
        String size = wheel.wheel()
                .map(known -> " (" + ByteSize.of(known.digests().size()) + ")")
                .orElse("");
        return String.format(Locale.ROOT, format, word) + " " + wheel.filename() + size;
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

    /** What is not published, because the user left modules out of the build, and how it would be. */
    static String leftOut(List<String> modules) {
        return "Not in this build (-pl, -rf), so their wheels are not published: " + String.join(", ", modules)
                + "; run without -pl and -rf, or with -pl :" + String.join(",:", modules);
    }
}
