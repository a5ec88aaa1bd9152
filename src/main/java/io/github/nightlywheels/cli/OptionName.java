package io.github.nightlywheels.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The ways in which one parameter is written.
 *
 * @param parameter the plain name, such as {@code onConflict}
 */
record OptionName(String parameter) {
    private static final String PREFIX = "nightly.";

    /** It can do harm, and is not to be set by a word that stands for something else elsewhere. */
    private static final Map<String, String> LONGER = Map.of("confirm", "prune.confirm");

    private static final Pattern DASH = Pattern.compile("-([a-z])");

    /** The name behind an option such as {@code --on-conflict}. */
    static OptionName ofOption(String option) {
        return new OptionName(DASH.matcher(option.replaceFirst("^--", ""))
                .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT)));
    }

    private static String words(String name, String separator) {
        return name.replaceAll("([A-Z])", separator + "$1");
    }

    private String longer() {
        return LONGER.getOrDefault(parameter, parameter);
    }

    /** The longer key or variable that was meant by a shorter one, which is none; {@code form} makes the one or the other. */
    static Optional<String> longer(String shorter, Function<OptionName, String> form) {
        return LONGER.keySet().stream()
                .filter(parameter -> shorter.equals(PREFIX + parameter)
                        || shorter.equals("NIGHTLY_" + words(parameter, "_").toUpperCase(Locale.ROOT)))
                .map(OptionName::new)
                .map(form)
                .findFirst();
    }

    /** Such as {@code --on-conflict}. */
    String option() {
        return "--" + words(parameter, "-").toLowerCase(Locale.ROOT);
    }

    /** Such as {@code nightly.onConflict}: the key in a properties file. */
    String property() {
        return PREFIX + longer();
    }

    /** Such as {@code NIGHTLY_ON_CONFLICT}: the environment variable. */
    String variable() {
        return "NIGHTLY_" + words(longer(), "_").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
