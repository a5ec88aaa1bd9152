package io.github.nightlywheels.cli;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The ways in which one parameter is written.
 *
 * @param parameter the plain name, such as {@code onConflict}
 */
record OptionName(String parameter) {
    private static final String PREFIX = "nightly.";

    /** It can do harm, and is not to be set by a word that stands for something else elsewhere. */
    private static final Map<String, String> LONGER_PROPERTIES = Map.of("confirm", "prune.confirm");

    private static final Pattern DASH = Pattern.compile("-([a-z])");

    /** The name behind an option such as {@code --on-conflict}. */
    static OptionName ofOption(String option) {
        return new OptionName(DASH.matcher(option.replaceFirst("^--", ""))
                .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT)));
    }

    private String words(String separator) {
        return parameter.replaceAll("([A-Z])", separator + "$1");
    }

    /** Such as {@code --on-conflict}. */
    String option() {
        return "--" + words("-").toLowerCase(Locale.ROOT);
    }

    /** Such as {@code nightly.onConflict}: the key in a properties file. */
    String property() {
        return PREFIX + LONGER_PROPERTIES.getOrDefault(parameter, parameter);
    }

    /** Such as {@code NIGHTLY_ON_CONFLICT}: the environment variable. */
    String variable() {
        return "NIGHTLY_" + words("_").toUpperCase(Locale.ROOT);
    }
}
