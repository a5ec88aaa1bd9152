package io.github.nightlywheels.failure;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Another exception without its message, which may hold a token, a password or a field of the storage's form: its class, its
 * stack trace, and its causes in the same way.
 */
public final class WordlessException extends Exception {
    private static final long serialVersionUID = 1L;

    private WordlessException(Throwable original, @Nullable Throwable cause) {
        super(original.getClass().getName() + " (its message is left out, as it may hold a secret)", cause);
        setStackTrace(original.getStackTrace());
    }

    /** The exception without its message; null for none. */
    public static @Nullable Throwable of(@Nullable Throwable original) {
        return of(original, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static @Nullable Throwable of(@Nullable Throwable original, Set<Throwable> seen) {
        if (original == null || !seen.add(original)) {
            return null;
        }
        if (original instanceof WordlessException || original instanceof FailureException) {
            return original; // says nothing that must not be shown
        }
        return new WordlessException(original, of(original.getCause(), seen));
    }
}
