package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.anaconda.api.WriteEffect;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What this run has created, as far as that is known. Each change is told at once: the process may be killed. */
final class CreationLog {
    private final Map<String, WriteEffect> effects = new LinkedHashMap<>();
    private final Set<String> underWay = new LinkedHashSet<>();
    private Consumer<List<String>> listener = all -> {};

    /** Tells this listener all that was created, in words, each time that it changes. */
    synchronized void tell(Consumer<List<String>> changed) {
        listener = changed;
    }

    /** Notes that {@code what} is about to be created: from now on it may be there. */
    synchronized void begin(String what) {
        underWay.add(what);
        listener.accept(inWords());
    }

    /** Notes what became of the creation of {@code what}. */
    synchronized void note(String what, WriteEffect effect) {
        underWay.remove(what);
        if (effect == WriteEffect.DONE || effect == WriteEffect.UNKNOWN) {
            effects.merge(what, effect, WriteEffect::or);
        }
        listener.accept(inWords());
    }

    /** Notes that what was created may be gone again. */
    synchronized void doubt(String what) {
        effects.replace(what, WriteEffect.DONE, WriteEffect.UNKNOWN);
        listener.accept(inWords());
    }

    /** Whether it is known to have been created here. */
    synchronized boolean isCreated(String what) {
        return effects.get(what) == WriteEffect.DONE;
    }

    /** All of it in words; what may not have been created, or may be gone, is said to be so. */
    synchronized List<String> inWords() {
        Set<String> all = new LinkedHashSet<>(effects.keySet());
        all.addAll(underWay);
        return all.stream()
                .map(what -> (effects.get(what) == WriteEffect.DONE ? "" : "perhaps ") + what)
                .toList();
    }
}
