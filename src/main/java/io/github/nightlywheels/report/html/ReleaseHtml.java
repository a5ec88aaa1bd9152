package io.github.nightlywheels.report.html;

import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.report.model.ByteSize;
import io.github.nightlywheels.report.model.Durations;
import io.github.nightlywheels.report.model.Interpreter;
import io.github.nightlywheels.report.model.MatrixEntry;
import io.github.nightlywheels.report.model.MatrixEntry.State;
import io.github.nightlywheels.report.model.Platform;
import io.github.nightlywheels.report.model.ReleaseReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/** A release's matrix as a table. */
final class ReleaseHtml {
    /** More than that are seen better in the table. */
    private static final int MOST_NAMED = 8;

    private final ReleaseReport report;
    private final Instant now;

    ReleaseHtml(ReleaseReport report, Instant now) {
        this.report = report;
        this.now = now;
    }

    /** The releases of a publication with their counts, for pages that have many. */
    static Element overview(List<ReleaseReport> releases) {
        Element head = Element.of("tr").add(heading("col", "Release"));
        State[] states = State.values();
        List<State> shown = Stream.of(states)
                .filter(state ->
                        releases.stream().anyMatch(release -> release.matrix().count(state) > 0))
                .toList();
        shown.forEach(state -> head.add(heading("col", state.word()).with("class", "number")));
        Element body = Element.of("tbody");
        for (ReleaseReport release : releases) {
            Element row = Element.of("tr")
                    .add(Element.of("th")
                            .with("scope", "row")
                            .add(Element.of("a", release.release().toString()).with("href", "#" + anchor(release))));
            for (State state : shown) {
                long count = release.matrix().count(state);
                row.add(Element.of("td", count == 0 ? "\u2013" : Long.toString(count))
                        .with("class", "number " + (count == 0 ? "none" : word(state))));
            }
            body.add(row);
        }
        return Element.of("section")
                .add(Element.of("h2", releases.size() + " releases"))
                .add(scrolling(
                        "Releases",
                        Element.of("table").add(Element.of("thead").add(head)).add(body)));
    }

    private static String anchor(ReleaseReport report) {
        return "release-" + report.release().project().normalized() + "-"
                + report.release().version();
    }

    private static Element heading(String scope, String text) {
        return Element.of("th", text).with("scope", scope);
    }

    /** A table that scrolls in its own box, by keyboard too, where the window is too narrow for it. */
    static Element scrolling(String name, Element table) {
        return Element.of("div")
                .with("class", "scroll")
                .with("role", "region")
                .with("aria-label", name)
                .with("tabindex", "0")
                .add(table);
    }

    Element section() {
        String name = report.release().toString();
        Element section = Element.of("section")
                .add(Element.of("h2", name).with("id", anchor(report)))
                .add(Element.of("p", counts()).with("class", "counts"));
        missing().ifPresent(places -> section.add(Element.of("p", places).with("class", "counts missing")));
        return section.add(scrolling(
                "Wheels of " + name,
                Element.of("table")
                        .with("class", "matrix")
                        .add(Element.of("caption", "Wheels by Python and platform"))
                        .add(head())
                        .add(body())));
    }

    private String counts() {
        List<String> counts = new ArrayList<>();
        for (State state : State.values()) {
            long count = report.matrix().count(state);
            if (count > 0) {
                counts.add(count + " " + state.word());
            }
        }
        return String.join(", ", counts) + report.last().map(this::comparison).orElseGet(this::noComparison);
    }

    private String comparison(PublishedRelease last) {
        return ". Compared with " + last.version() + ", the last release there"
                + last.uploadedAt()
                        .map(time -> ", " + Durations.of(time, now) + " old")
                        .orElse("") + ".";
    }

    private String noComparison() {
        return report.history() == ReleaseReport.History.KNOWN
                ? ". The channel has no other release to compare with."
                : ". What the channel has besides was not read.";
    }

    /** Where something is missing, in words, unless that is most of it. */
    private Optional<String> missing() {
        List<String> places = new ArrayList<>();
        report.matrix()
                .rows()
                .forEach((python, cells) -> cells.forEach((platform, entries) -> {
                    if (entries.stream().anyMatch(entry -> entry.state() == State.MISSING)) {
                        places.add(python.label() + " on " + platform);
                    }
                }));
        return places.isEmpty() || places.size() > MOST_NAMED
                ? Optional.empty()
                : Optional.of("Missing: " + String.join(", ", places) + ".");
    }

    private Element head() {
        Element systems = Element.of("tr")
                .add(heading("col", "Python").with("rowspan", "2").with("class", "corner"));
        Element architectures = Element.of("tr");
        SortedSet<Platform> columns = report.matrix().columns();
        for (Platform platform : columns) {
            long span = columns.stream()
                    .filter(other -> other.system().equals(platform.system()))
                    .count();
            boolean first = columns.stream()
                    .filter(other -> other.system().equals(platform.system()))
                    .findFirst()
                    .filter(platform::equals)
                    .isPresent();
            if (platform.architecture().isEmpty()) {
                systems.add(heading("col", platform.system()).with("rowspan", "2"));
            } else {
                if (first) {
                    systems.add(heading("colgroup", platform.system()).with("colspan", Long.toString(span)));
                }
                architectures.add(heading("col", platform.architecture()));
            }
        }
        return Element.of("thead").add(systems).add(architectures);
    }

    private Element body() {
        Element body = Element.of("tbody");
        SortedSet<Platform> columns = report.matrix().columns();
        for (Interpreter python : report.matrix().rows().keySet()) {
            Element row = Element.of("tr").add(heading("row", python.label()));
            for (Platform platform : columns) {
                Element cell = Element.of("td");
                List<MatrixEntry> entries = report.matrix().find(python, platform);
                if (entries.isEmpty()) {
                    cell.with("class", "none").text("\u2013");
                }
                entries.forEach(entry -> cell.add(wheel(entry)));
                row.add(cell);
            }
            body.add(row);
        }
        return body;
    }

    private Element wheel(MatrixEntry entry) {
        List<String> details = new ArrayList<>();
        entry.size().ifPresent(size -> details.add(ByteSize.of(size)));
        entry.uploadedAt().ifPresent(time -> details.add(Durations.of(time, now)));
        Element wheel = Element.of("div")
                .with("class", "wheel " + word(entry.state()))
                .with("title", entry.filename())
                .add(Element.of("b", entry.state().word()));
        return details.isEmpty() ? wheel : wheel.text(" ").add(Element.of("small", String.join(" \u00b7 ", details)));
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
