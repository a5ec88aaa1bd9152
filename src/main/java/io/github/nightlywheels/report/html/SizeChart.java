package io.github.nightlywheels.report.html;

import io.github.nightlywheels.report.model.StatusReport;
import io.github.nightlywheels.report.model.VersionOnChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How what is on the channel now came together: the bytes of its versions, added up over their upload times.
 *
 * @param begin when the first was uploaded
 * @param bytes how many there are in the end
 * @param points the corners of the area below the line, for an SVG polygon
 */
record SizeChart(Instant begin, long bytes, String points) {
    static final int WIDTH = 600;
    static final int HEIGHT = 80;

    /** The chart of a status; empty where there is no time to show. */
    static Optional<SizeChart> of(StatusReport status) {
        List<VersionOnChannel> versions = status.projects().stream()
                .flatMap(project -> project.versions().stream())
                .filter(version -> version.uploadedAt().isPresent())
                .sorted(Comparator.comparing(version -> version.uploadedAt().orElseThrow()))
                .toList();
        long all = versions.stream().mapToLong(VersionOnChannel::bytes).sum();
        if (versions.size() < 2 || all == 0) {
            return Optional.empty();
        }
        Instant begin = versions.get(0).uploadedAt().orElseThrow();
        long span = Math.max(1, Duration.between(begin, status.time()).toSeconds());
        List<String> points = new ArrayList<>(List.of("0," + HEIGHT));
        long sum = 0;
        for (VersionOnChannel version : versions) {
            double x = WIDTH
                    * Math.min(
                            1.0,
                            (double) Duration.between(
                                                    begin, version.uploadedAt().orElseThrow())
                                            .toSeconds()
                                    / span);
            points.add(point(x, sum, all));
            sum += version.bytes();
            points.add(point(x, sum, all));
        }
        points.add(point(WIDTH, sum, all));
        points.add(WIDTH + "," + HEIGHT);
        return Optional.of(new SizeChart(begin, all, String.join(" ", points)));
    }

    private static String point(double x, long bytes, long all) {
        return String.format(Locale.ROOT, "%.1f,%.1f", x, HEIGHT - (double) HEIGHT * bytes / all);
    }
}
