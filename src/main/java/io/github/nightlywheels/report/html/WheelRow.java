package io.github.nightlywheels.report.html;

import io.github.nightlywheels.report.model.Durations;
import io.github.nightlywheels.report.model.PublishReport;
import io.github.nightlywheels.report.model.WheelReport;
import io.github.nightlywheels.report.model.WheelState;
import io.github.nightlywheels.text.ByteSize;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A row of the table of wheels.
 *
 * @param filename the wheel's name
 * @param state what became of it
 * @param style the style sheet's class for that
 * @param problem the code of what failed, if something did
 * @param size its length
 * @param transfer how it was sent, if it was
 */
record WheelRow(
        String filename,
        WheelState state,
        String style,
        Optional<String> problem,
        Bar size,
        Optional<Transfer> transfer) {
    private static final Set<WheelState> GOOD = Set.of(WheelState.PUBLISHED, WheelState.REPLACED);

    /**
     * A number with its share of the largest of its column.
     *
     * @param text the number; empty if it is not known
     * @param width the share in percent, if there is one to show
     */
    record Bar(String text, Optional<String> width) {
        static Bar of(String text, long value, long most) {
            return new Bar(
                    text,
                    text.isEmpty() || most == 0
                            ? Optional.empty()
                            : Optional.of(String.format(Locale.ROOT, "%.1f", Math.max(0.5, 100.0 * value / most))));
        }
    }

    /**
     * How a wheel was sent.
     *
     * @param time how long it took
     * @param speed bytes in a second; empty if it took no time
     * @param tries how often its bytes were sent
     */
    record Transfer(Bar time, String speed, int tries) {}

    /** The rows of a report, those that failed first. */
    static List<WheelRow> of(PublishReport report) {
        long largest = report.wheels().stream().mapToLong(WheelRow::size).max().orElse(0);
        long longest = report.wheels().stream()
                .mapToLong(wheel -> wheel.duration().toMillis())
                .max()
                .orElse(0);
        return report.wheels().stream()
                .sorted(Comparator.comparing(wheel -> wheel.problem().isEmpty()))
                .map(wheel -> of(wheel, report.state(wheel), largest, longest))
                .toList();
    }

    private static WheelRow of(WheelReport wheel, WheelState state, long largest, long longest) {
        Bar size = Bar.of(wheel.size().isPresent() ? ByteSize.of(size(wheel)) : "", size(wheel), largest);
        String style = wheel.problem().isPresent() ? "error" : GOOD.contains(state) ? "ok" : "plain";
        return new WheelRow(
                wheel.filename(),
                state,
                style,
                wheel.problem().map(problem -> problem.code()),
                size,
                wheel.tries() > 0 ? Optional.of(transfer(wheel, longest)) : Optional.empty());
    }

    private static Transfer transfer(WheelReport wheel, long longest) {
        Bar time = Bar.of(Durations.seconds(wheel.duration()), wheel.duration().toMillis(), longest);
        return new Transfer(time, speed(size(wheel), wheel.duration()), wheel.tries());
    }

    private static long size(WheelReport wheel) {
        return wheel.size().orElse(0);
    }

    private static String speed(long bytes, Duration duration) {
        return duration.toMillis() == 0 ? "" : ByteSize.of(bytes * 1000 / duration.toMillis()) + "/s";
    }
}
