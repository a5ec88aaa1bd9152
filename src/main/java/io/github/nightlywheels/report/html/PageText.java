package io.github.nightlywheels.report.html;

import io.github.nightlywheels.report.model.AccessResult;
import io.github.nightlywheels.report.model.Durations;
import io.github.nightlywheels.report.model.Headline;
import io.github.nightlywheels.report.model.MatrixEntry;
import io.github.nightlywheels.report.model.MissingWheel;
import io.github.nightlywheels.report.model.Problem;
import io.github.nightlywheels.report.model.PruneReport;
import io.github.nightlywheels.report.model.PublishReport;
import io.github.nightlywheels.report.model.ReleaseReport;
import io.github.nightlywheels.report.model.RunReport;
import io.github.nightlywheels.report.model.WheelState;
import io.github.nightlywheels.text.ByteSize;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sentences and names of the page that take more than a template can say. */
final class PageText {
    /** More problems or commands than this are not shown at once. */
    static final int MOST_SHOWN = 10;

    /** More versions of a project than this are not shown. */
    static final int MOST_VERSIONS = 100;

    /** More missing wheels than this are seen better in the table. */
    private static final int MOST_NAMED = 8;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private PageText() {}

    /** The page's title: what a tab of the browser shows. */
    static String title(RunReport run) {
        List<String> titles = Stream.concat(
                        run.access().stream().map(AccessResult::title),
                        Stream.concat(
                                run.reports().stream()
                                        .map(report -> Headline.of(report).title() + " \u2013 "
                                                + report.channel().name()),
                                run.prunes().stream().map(PruneReport::title)))
                .toList();
        return titles.size() == 1 ? titles.get(0) : "Nightly wheels, " + time(run.time());
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** For the attribute {@code datetime}. */
    static String datetime(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The name of a constant as a class of the style sheet. */
    static String css(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Problems by their codes. */
    static Map<String, List<Problem>> byCode(Collection<Problem> problems) {
        return problems.stream().collect(Collectors.groupingBy(Problem::code, LinkedHashMap::new, Collectors.toList()));
    }

    static List<String> remedies(Collection<Problem> problems) {
        return problems.stream()
                .map(Problem::remedy)
                .distinct()
                .limit(MOST_SHOWN)
                .toList();
    }

    /** The states that wheels of these releases are in. */
    static List<WheelState> states(Collection<ReleaseReport> releases) {
        return Stream.of(WheelState.values())
                .filter(state ->
                        releases.stream().anyMatch(release -> release.matrix().count(state) > 0))
                .toList();
    }

    static String anchor(ReleaseReport release) {
        return "release-" + release.project().normalized() + "-" + release.version();
    }

    /** How many wheels of the release are in which state, and what it was compared with. */
    static String summary(ReleaseReport release, Instant now) {
        List<String> parts = new ArrayList<>();
        states(List.of(release)).forEach(state -> parts.add(release.matrix().count(state) + " " + state.word()));
        String age = release.lastAge(now).map(text -> ", " + text + " old").orElse("");
        return String.join(", ", parts)
                + release.lastVersion()
                        .map(version -> ". Compared with " + version + ", the last release there" + age + ".")
                        .orElse(
                                release.isCompared()
                                        ? ". The channel has no other release to compare with."
                                        : ". What the channel has besides was not read.");
    }

    /** Where the release has no wheel and the last one had, unless that is most of it. */
    static Optional<String> missing(ReleaseReport release) {
        List<String> places = release.matrix().missing().stream()
                .map(PageText::place)
                .distinct()
                .toList();
        return places.isEmpty() || places.size() > MOST_NAMED
                ? Optional.empty()
                : Optional.of("Missing: " + String.join(", ", places) + ".");
    }

    private static String place(MissingWheel wheel) {
        return wheel.python() + " on " + wheel.platform();
    }

    /** What a cell of the matrix says of a wheel; that it is the last release that has it, the details say. */
    static String word(MatrixEntry entry) {
        return isOfLastRelease(entry)
                ? WheelState.MISSING.word()
                : entry.state().word();
    }

    /** The size and the age of a wheel, as far as they are known. */
    static String details(MatrixEntry entry, Instant now) {
        List<String> details = new ArrayList<>();
        entry.size().ifPresent(size -> details.add(ByteSize.of(size)));
        entry.uploadedAt().ifPresent(time -> details.add(Durations.of(time, now)));
        return (isOfLastRelease(entry) ? "last: " : "") + String.join(" \u00b7 ", details);
    }

    private static boolean isOfLastRelease(MatrixEntry entry) {
        return entry.state() == WheelState.MISSING_SINCE_LAST;
    }

    /** Whether there are so many commands that they are folded, so that the wheels are not far below. */
    static boolean isLong(PublishReport report) {
        return report.install().size() > MOST_SHOWN;
    }
}
