package io.github.nightlywheels.report.html;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.report.model.ByteSize;
import io.github.nightlywheels.report.model.Durations;
import io.github.nightlywheels.report.model.Headline;
import io.github.nightlywheels.report.model.OutcomeText;
import io.github.nightlywheels.report.model.PublishReport;
import io.github.nightlywheels.report.model.WheelReport;
import io.github.nightlywheels.wheel.Wheel;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The wheels of a publication one by one, with a bar for the transfer of each. */
final class WheelTable {
    private static final List<String> COLUMNS = List.of("Wheel", "Outcome", "Size", "Time", "Speed", "Tries");

    private final PublishReport publication;
    private final long largest;
    private final long longest;

    WheelTable(PublishReport publication) {
        this.publication = publication;
        this.largest =
                publication.wheels().stream().mapToLong(WheelTable::size).max().orElse(0);
        this.longest = publication.wheels().stream()
                .mapToLong(wheel -> wheel.duration().toMillis())
                .max()
                .orElse(0);
    }

    private static long size(WheelReport wheel) {
        return wheel.wheel().map(Wheel::digests).map(digests -> digests.size()).orElse(0L);
    }

    Element section() {
        Element head = Element.of("tr");
        COLUMNS.forEach(column -> head.add(Element.of("th", column).with("scope", "col")));
        Element body = Element.of("tbody");
        body.add(publication.wheels().stream()
                .sorted(Comparator.comparing(wheel -> wheel.problem().isEmpty()))
                .map(this::row));
        return Element.of("section")
                .add(Element.of("h2", Headline.wheels(publication.wheels().size()) + " in this run"))
                .add(ReleaseHtml.scrolling(
                        "Wheels in this run",
                        Element.of("table")
                                .with("class", "wheels")
                                .add(Element.of("thead").add(head))
                                .add(body)));
    }

    private Element row(WheelReport wheel) {
        boolean sent = wheel.tries() > 0;
        Element row = Element.of("tr")
                .add(Element.of("th", wheel.filename()).with("scope", "row"))
                .add(Element.of("td").add(outcome(wheel)))
                .add(bar(wheel.wheel().isPresent() ? ByteSize.of(size(wheel)) : "", size(wheel), largest));
        if (sent) {
            return row.add(bar(
                            Durations.seconds(wheel.duration()),
                            wheel.duration().toMillis(),
                            longest))
                    .add(number(speed(size(wheel), wheel.duration())))
                    .add(number(Integer.toString(wheel.tries())));
        }
        return row.add(Element.of("td", "not sent").with("class", "none").with("colspan", "3"));
    }

    private Element outcome(WheelReport wheel) {
        String word = OutcomeText.outcome(wheel, publication.mode());
        Element cell = Element.of("span", word).with("class", tone(wheel));
        wheel.problem().ifPresent(problem -> cell.text(": " + problem.code()));
        return cell;
    }

    private static String tone(WheelReport wheel) {
        if (wheel.problem().isPresent()) {
            return "bad";
        }
        return wheel.outcome()
                        .filter(outcome ->
                                Stream.of(Outcome.PUBLISHED, Outcome.REPLACED).anyMatch(outcome::equals))
                        .isPresent()
                ? "good"
                : "plain";
    }

    private static String speed(long bytes, Duration duration) {
        return duration.toMillis() == 0 ? "" : ByteSize.of(bytes * 1000 / duration.toMillis()) + "/s";
    }

    private static Element number(String text) {
        return Element.of("td", text).with("class", "number");
    }

    /** A number and, for the eye only, its share of the largest. Attributes only: some sites that serve reports forbid styles. */
    private static Element bar(String text, long value, long most) {
        Element cell = number(text);
        if (text.isEmpty() || most == 0) {
            return cell;
        }
        String width = String.format(Locale.ROOT, "%.1f", Math.max(0.5, 100.0 * value / most));
        return cell.add(Element.of("svg")
                .with("class", "bar")
                .with("aria-hidden", "true")
                .with("width", "100")
                .with("height", "4")
                .with("viewBox", "0 0 100 4")
                .with("preserveAspectRatio", "none")
                .add(Element.of("rect")
                        .with("class", "track")
                        .with("width", "100")
                        .with("height", "4"))
                .add(Element.of("rect")
                        .with("class", "value")
                        .with("width", width)
                        .with("height", "4")));
    }
}
