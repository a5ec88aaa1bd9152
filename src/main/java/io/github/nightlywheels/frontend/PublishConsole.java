package io.github.nightlywheels.frontend;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.Decision;
import io.github.nightlywheels.engine.PublishMode;
import io.github.nightlywheels.engine.PublishResult;
import io.github.nightlywheels.engine.WheelResult;
import io.github.nightlywheels.text.ByteSize;
import java.util.Locale;

/**
 * Says on the console what came of a publication.
 *
 * @param console the console
 */
public record PublishConsole(Console console) {

    /** A line per wheel, and where users find what is there. */
    public void show(PublishResult result) {
        for (WheelResult wheel : result.wheels()) {
            if (wheel.outcome().isPresent()) {
                done(wheel, wheel.outcome().get());
            } else if (result.mode() == PublishMode.DRY_RUN && wheel.planned().isPresent()) {
                planned(wheel, wheel.planned().get());
            }
        }
        if (result.failure().isEmpty() && result.mode() == PublishMode.PUBLISH) {
            result.index().filter(url -> !result.wheels().isEmpty()).ifPresent(url -> console.info("Index: " + url));
            result.install().forEach(command -> console.info("Install: " + command));
        }
    }

    private void done(WheelResult wheel, Outcome outcome) {
        String line = line("  %-9s", outcome.name().toLowerCase(Locale.ROOT), wheel);
        if (wheel.failure().isPresent()) {
            console.error(line
                    + wheel.wheel()
                            .map(known -> ", in " + known.path().getParent())
                            .orElse(""));
        } else {
            console.info(line);
        }
    }

    private void planned(WheelResult wheel, Decision.Action action) {
        console.info(line("  %-15s", words(action), wheel));
        wheel.failure().ifPresent(failure -> console.warn(failure.problem()));
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
            case LABEL -> "would label";
            case LEAVE_SAME -> "unchanged";
            case LEAVE_OTHER -> "would skip";
            case REFUSE -> "conflict";
        };
    }
}
