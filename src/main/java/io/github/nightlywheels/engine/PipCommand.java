package io.github.nightlywheels.engine;

import io.github.nightlywheels.wheel.Wheel;
import java.util.regex.Pattern;

/** The command by which users install what was published. */
public final class PipCommand {
    /** What a shell takes as it is. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.+:/=@%-]+");

    private PipCommand() {}

    /**
     * The command for a wheel's release. A wheel that needs others is looked up on the channel besides the index that pip
     * uses anyway; one that needs none, on the channel alone. What a shell would not take as it is stands in quotes, such as
     * the version {@code 2!1.0}.
     *
     * @param indexUrl the channel's simple index
     */
    public static String of(String indexUrl, Wheel wheel) {
        boolean alone = wheel.metadata().requirements().isEmpty();
        return "pip install --pre " + (alone ? "--index-url " : "--extra-index-url ") + quoted(indexUrl) + " "
                + quoted(wheel.metadata().name() + "==" + wheel.metadata().version());
    }

    private static String quoted(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
