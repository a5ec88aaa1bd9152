package io.github.nightlywheels.report.model;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.wheel.Interpreter;
import io.github.nightlywheels.wheel.Platform;
import io.github.nightlywheels.wheel.TagCell;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The wheels of one release by Python and by platform. A wheel with a compressed tag set stands in each cell that it serves.
 *
 * @param rows the cells of each Python; those without a wheel are absent
 */
public record Matrix(SortedMap<Interpreter, SortedMap<Platform, List<MatrixEntry>>> rows) {

    /**
     * Lays wheels out.
     *
     * @param wheels the release's wheels
     * @param last the release before: what it has where this one has nothing is missing
     */
    static Matrix of(Collection<MatrixEntry> wheels, Optional<PublishedRelease> last) {
        Matrix matrix = new Matrix(new TreeMap<>());
        wheels.forEach(entry ->
                TagCell.of(entry.filename()).forEach(cell -> matrix.at(cell).add(entry)));
        Set<TagCell> there = wheels.stream()
                .flatMap(entry -> TagCell.of(entry.filename()).stream())
                .collect(Collectors.toSet());
        Matrix before = new Matrix(new TreeMap<>());
        last.stream()
                .flatMap(release -> release.distributions().stream())
                .map(Matrix::missing)
                .forEach(entry -> TagCell.of(entry.filename()).stream()
                        .filter(cell -> !there.contains(cell))
                        .forEach(cell -> before.at(cell).add(entry)));
        before.rows.forEach((python, cells) -> cells.forEach(
                (platform, entries) -> matrix.at(new TagCell(python, platform)).addAll(entries)));
        return matrix;
    }

    private static MatrixEntry missing(Distribution distribution) {
        return new MatrixEntry(
                WheelState.MISSING_SINCE_LAST, distribution.filename(), distribution.size(), distribution.uploadedAt());
    }

    private List<MatrixEntry> at(TagCell cell) {
        return rows.computeIfAbsent(cell.python(), python -> new TreeMap<>())
                .computeIfAbsent(cell.platform(), platform -> new ArrayList<>());
    }

    /** What stands in a cell. */
    public List<MatrixEntry> find(Interpreter python, Platform platform) {
        return rows.getOrDefault(python, new TreeMap<>()).getOrDefault(platform, List.of());
    }

    /** The platforms of all cells. */
    public SortedSet<Platform> columns() {
        SortedSet<Platform> columns = new TreeSet<>();
        rows.values().forEach(cells -> columns.addAll(cells.keySet()));
        return columns;
    }

    /** The platforms of all cells by their operating systems. */
    public Map<String, List<Platform>> systems() {
        return columns().stream()
                .collect(Collectors.groupingBy(Platform::system, LinkedHashMap::new, Collectors.toList()));
    }

    /** What the release before has where this one has nothing, by row and column. */
    public List<MissingWheel> missing() {
        List<MissingWheel> missing = new ArrayList<>();
        rows.forEach((python, cells) -> cells.forEach((platform, entries) -> entries.stream()
                .filter(entry -> entry.state() == WheelState.MISSING_SINCE_LAST)
                .map(entry -> new MissingWheel(entry.filename(), python.label(), platform.toString()))
                .forEach(missing::add)));
        return missing;
    }

    /** How many wheels have that state, each counted once. */
    public long count(WheelState state) {
        return rows.values().stream()
                .flatMap(cells -> cells.values().stream())
                .flatMap(List::stream)
                .filter(entry -> entry.state() == state)
                .distinct()
                .count();
    }
}
