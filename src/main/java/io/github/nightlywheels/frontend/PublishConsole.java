package io.github.nightlywheels.frontend;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.Decision;
import io.github.nightlywheels.engine.PublishMode;
import io.github.nightlywheels.engine.PublishResult;
import io.github.nightlywheels.engine.WheelResult;
import io.github.nightlywheels.report.model.WheelState;
import io.github.nightlywheels.text.ByteSize;
import io.github.nightlywheels.text.Plural;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Says on the console what came of a publication.
 *
 * @param console the console
 */
public record PublishConsole(Console console) {

    /** From so many wheels of one release on, they share a line. */
    private static final int MANY = 10;

    /** What became of each wheel, and where users find what is there. */
    public void show(PublishResult result) {
        result.wheels().stream()
                .collect(Collectors.groupingBy(PublishConsole::release, LinkedHashMap::new, Collectors.toList()))
                .forEach((release, wheels) -> {
                    if (wheels.size() >= MANY) {
                        together(result.mode(), release, wheels);
                    } else {
                        wheels.forEach(wheel -> alone(result.mode(), wheel));
                    }
                });
        if (result.failure().isEmpty() && result.mode() == PublishMode.PUBLISH) {
            result.index().filter(url -> !result.wheels().isEmpty()).ifPresent(url -> console.info("Index: " + url));
            result.install().forEach(command -> console.info("Install: " + command));
        }
    }

    /** The wheel's release; a file that is no wheel stands alone. */
    private static String release(WheelResult wheel) {
        return wheel.wheel()
                .map(known -> known.metadata().name() + " " + known.metadata().version())
                .orElse(wheel.filename());
    }

    /** One line for all that went well, and one for each that did not. */
    private void together(PublishMode mode, String release, List<WheelResult> wheels) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        long bytes = 0;
        for (WheelResult wheel : wheels) {
            Optional<WheelState> state = WheelState.of(wheel, mode);
            if (wheel.failure().isPresent() || state.isEmpty()) {
                alone(mode, wheel);
            } else {
                counts.merge(state.get().word(), 1, Integer::sum);
                bytes += wheel.wheel().orElseThrow().digests().size();
            }
        }
        if (!counts.isEmpty()) {
            console.info("  " + release + ": "
                    + counts.entrySet().stream()
                            .map(count -> count.getKey() + " " + Plural.of(count.getValue(), "wheel"))
                            .collect(Collectors.joining(", "))
                    + " (" + ByteSize.of(bytes) + ")");
        }
    }

    private void alone(PublishMode mode, WheelResult wheel) {
        if (wheel.outcome().isPresent()) {
            done(wheel, wheel.outcome().get());
        } else if (mode == PublishMode.DRY_RUN && wheel.planned().isPresent()) {
            planned(wheel, wheel.planned().get());
        }
    }

    private void done(WheelResult wheel, Outcome outcome) {
        String line = line("  %-9s", WheelState.of(outcome).word(), wheel);
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
        console.info(line("  %-15s", WheelState.planned(action).word(), wheel));
        wheel.failure().ifPresent(failure -> console.warn(failure.problem()));
    }

    private static String line(String format, String word, WheelResult wheel) {
        String size = wheel.wheel()
                .map(known -> " (" + ByteSize.of(known.digests().size()) + ")")
                .orElse("");
        return String.format(Locale.ROOT, format, word) + " " + wheel.filename() + size;
    }
}
