package io.github.nightlywheels.frontend;

import io.github.nightlywheels.failure.WordlessException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** A stack trace without the messages of its exceptions, which may hold anything. */
public final class StackTraceText {
    private StackTraceText() {}

    /** The exception and its causes, by class and place, a line each. */
    public static String of(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable link = thrown; link != null && seen.add(link); link = link.getCause()) {
            text.append(link == thrown ? "" : "caused by ")
                    .append(
                            link instanceof WordlessException
                                    ? link.getMessage()
                                    : link.getClass().getName());
            for (StackTraceElement place : link.getStackTrace()) {
                text.append("\n    at ").append(place);
            }
            text.append('\n');
        }
        return text.toString().stripTrailing();
    }
}
