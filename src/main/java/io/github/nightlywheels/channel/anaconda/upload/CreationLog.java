package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.anaconda.api.WriteEffect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What this run has created, as far as that is known. */
final class CreationLog {
    private final Map<String, WriteEffect> effects = new LinkedHashMap<>();

    /** Notes what became of the creation of {@code what}. */
    synchronized void note(String what, WriteEffect effect) {
        if (effect == WriteEffect.DONE || effect == WriteEffect.UNKNOWN) {
            effects.merge(what, effect, WriteEffect::or);
        }
    }

    /** Notes that what was created may be gone again. */
    synchronized void doubt(String what) {
        effects.replace(what, WriteEffect.DONE, WriteEffect.UNKNOWN);
    }

    /** Whether it is known to have been created here. */
    synchronized boolean isCreated(String what) {
        return effects.get(what) == WriteEffect.DONE;
    }

    /** All of it in words; what may not have been created, or may be gone, is said to be so. */
    synchronized List<String> inWords() {
        return effects.entrySet().stream()
                .map(entry -> (entry.getValue() == WriteEffect.DONE ? "" : "perhaps ") + entry.getKey())
                .toList();
    }
}
