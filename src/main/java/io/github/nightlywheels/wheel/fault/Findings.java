package io.github.nightlywheels.wheel.fault;

import io.github.nightlywheels.failure.WheelFault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the checks of one wheel found: faults, for which it is refused, and warnings, which are shown. */
public final class Findings {
    /** Beyond these, faults are counted only: a RECORD of another build faults every file, and nobody reads 10,000 lines. */
    private static final int SHOWN_FAULTS = 100;

    private static final int LONGEST_TEXT = 500;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Path file;
    private final List<WheelFault> faults = new ArrayList<>();
    private int faultCount;
    private final Map<String, String> warningExamples = new LinkedHashMap<>();
    private final Map<String, Integer> warningCounts = new LinkedHashMap<>();

    public Findings(Path file) {
        this.file = file;
    }

    public void refuse(String field, String found, String expected) {
        faultCount++;
        if (faults.size() < SHOWN_FAULTS) {
            faults.add(new WheelFault(file, printable(field), printable(found), printable(expected)));
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

    public List<WheelFault> faults() {
        List<WheelFault> all = new ArrayList<>(faults);
        if (faultCount > faults.size()) {
            all.add(new WheelFault(file, "further faults", Integer.toString(faultCount - faults.size()), "none"));
        }
        return all;
    }

    public List<String> warnings() {
        List<String> sentences = new ArrayList<>();
        warningExamples.forEach((kind, example) -> {
            int others = warningCounts.getOrDefault(kind, 1) - 1;
            sentences.add(kind + ": " + printable(example) + (others == 0 ? "" : " and " + others + " more"));
        });
        return sentences;
    }

    /** Text from inside a wheel goes to a console: no control characters, and not a whole file. */
    private static String printable(String text) {
        String plain = CONTROL.matcher(text).replaceAll("\uFFFD");
        return plain.length() <= LONGEST_TEXT ? plain : plain.substring(0, LONGEST_TEXT) + "...";
    }
}
