package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.anaconda.api.Effect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What this run has created, as far as that is known. */
final class CreationLog {
    private final Map<String, Effect> effects = new LinkedHashMap<>();

    /** Notes what became of the creation of {@code what}. */
    synchronized void note(String what, Effect effect) {
        if (effect == Effect.DONE || effect == Effect.UNKNOWN) {
            effects.merge(what, effect, Effect::or);
        }
    }

    /** Notes that what was created may be gone again. */
    synchronized void doubt(String what) {
        effects.replace(what, Effect.DONE, Effect.UNKNOWN);
    }

    /** Whether it is known to have been created here. */
    synchronized boolean isCreated(String what) {
        return effects.get(what) == Effect.DONE;
    }

    /** All of it in words; what may not have been created, or may be gone, is said to be so. */
    synchronized List<String> inWords() {
        return effects.entrySet().stream()
                .map(entry -> (entry.getValue() == Effect.DONE ? "" : "perhaps ") + entry.getKey())
                .toList();
    }
}
