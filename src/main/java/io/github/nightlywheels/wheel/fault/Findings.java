package io.github.nightlywheels.wheel.fault;

import io.github.nightlywheels.failure.PrintableText;
import io.github.nightlywheels.failure.WheelFault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the checks of one wheel found: faults, for which it is refused, and warnings, which are shown. */
public final class Findings {
    /** Beyond these, faults are counted only: a RECORD of another build faults every file, and nobody reads 10,000 lines. */
    private static final int SHOWN_FAULTS = 100;

    private final Path file;
    private final List<WheelFault> faults = new ArrayList<>();
    private int faultCount;
    private final Map<String, String> warningExamples = new LinkedHashMap<>();
    private final Map<String, Integer> warningCounts = new LinkedHashMap<>();
    private final Set<String> refusedByPypi = new LinkedHashSet<>();

    public Findings(Path file) {
        this.file = file;
    }

    /** Notes something for which the wheel is refused, by the words of {@link WheelFault}. */
    public void refuse(String field, String found, String expected) {
        WheelFault fault =
                new WheelFault(file, PrintableText.of(field), PrintableText.of(found), PrintableText.of(expected));
        if (faults.contains(fault)) {
            return; // the same of another header of the entry
        }
        faultCount++;
        if (faults.size() < SHOWN_FAULTS) {
            faults.add(fault);
        }
    }

    public void refuse(DamageException damage) {
        refuse(damage.field(), damage.found(), damage.expected());
    }

    /**
     * Notes a warning. Those of one kind become one sentence that shows the first example.
     *
     * @param kind what is unusual, without the example
     * @param example where it was seen
     */
    public void warn(String kind, String example) {
        warningExamples.putIfAbsent(kind, example);
        warningCounts.merge(kind, 1, Integer::sum);
    }

    /**
     * Notes a warning of something that pip installs and PyPI refuses.
     *
     * @param kind what is unusual, without the example
     * @param example where it was seen
     */
    public void warnThatPypiRefuses(String kind, String example) {
        warn(kind, example);
        refusedByPypi.add(kind);
    }

    public List<WheelFault> faults() {
        List<WheelFault> all = new ArrayList<>(faults);
        if (faultCount > faults.size()) {
            all.add(new WheelFault(file, "further faults", Integer.toString(faultCount - faults.size()), "none"));
        }
        return all;
    }

    public List<String> warnings() {
        return warningExamples.keySet().stream().map(this::sentence).toList();
    }

    /** Those of the warnings that are of something that PyPI refuses. */
    public List<String> refusedByPypi() {
        return refusedByPypi.stream().map(this::sentence).toList();
    }

    private String sentence(String kind) {
        int others = warningCounts.getOrDefault(kind, 1) - 1;
        return kind + ": " + PrintableText.of(warningExamples.getOrDefault(kind, ""))
                + (others == 0 ? "" : " and " + others + " more");
    }
}
