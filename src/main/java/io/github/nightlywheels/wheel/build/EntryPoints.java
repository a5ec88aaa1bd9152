package io.github.nightlywheels.wheel.build;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes {@code entry_points.txt} with the commands that pip makes ("Entry points" specification). */
final class EntryPoints {
    // What PyPI takes; pip makes a file of that name.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
    private static final String IDENTIFIER = "[\\p{IsAlphabetic}_][\\p{IsAlphabetic}\\p{IsDigit}_]*";
    private static final String DOTTED = IDENTIFIER + "(?:\\." + IDENTIFIER + ")*";
    private static final Pattern REFERENCE = Pattern.compile(DOTTED + ":" + DOTTED);

    private EntryPoints() {}

    /** The text of the file, {@code ""} without scripts; what is wrong becomes faults. */
    static String write(Map<String, String> scripts, BuildFaults faults) {
        scripts.forEach((name, reference) -> {
            if (!NAME.matcher(name).matches()) {
                faults.add("scripts", name, "a command of letters, digits, \"-\", \"_\" and \".\"");
            }
            if (!REFERENCE.matcher(reference.strip()).matches()) {
                faults.add("scripts", name + " = " + reference, "a function such as demo.cli:main");
            }
        });
        return scripts.isEmpty()
                ? ""
                : new TreeMap<>(scripts)
                        .entrySet().stream()
                                .map(script -> script.getKey() + " = "
                                        + script.getValue().strip() + "\n")
                                .collect(Collectors.joining("", "[console_scripts]\n", ""));
    }
}
