package io.github.nightlywheels.channel.anaconda.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What is wanted of a long list in an answer. Its elements are read one after the other, and only what is made of those that
 * matter is kept, so that the length of the list does not matter. For one request at a time.
 */
final class ListReader<T> {
    /** The answer itself is the list. */
    static final String ROOT = "";

    private final String key;
    private final Function<JsonNode, Optional<T>> reading;
    private final Predicate<T> matters;
    private final int most;
    private final Predicate<String> alsoWanted;
    private final List<T> kept = new ArrayList<>();
    private boolean isList;
    private boolean isUnderstood = true;

    /**
     * A listing that has read nothing yet.
     *
     * @param key the field of the answer that holds the list, or {@link #ROOT}
     * @param reading makes something of an element, or of one that cannot be understood nothing
     * @param matters what is kept of that
     */
    ListReader(String key, Function<JsonNode, Optional<T>> reading, Predicate<T> matters) {
        this(key, reading, matters, Integer.MAX_VALUE, other -> false);
    }

    /**
     * A listing that has read nothing yet.
     *
     * @param most how many are kept: the first ones
     * @param alsoWanted which of the answer's other lists and objects are wanted as well; single values always are
     */
    ListReader(
            String key,
            Function<JsonNode, Optional<T>> reading,
            Predicate<T> matters,
            int most,
            Predicate<String> alsoWanted) {
        this.key = key;
        this.reading = reading;
        this.matters = matters;
        this.most = most;
        this.alsoWanted = alsoWanted;
    }

    String key() {
        return key;
    }

    /** Whether another list or object of the answer is wanted as well. */
    boolean alsoWants(String other) {
        return alsoWanted.test(other);
    }

    /** A new answer begins. */
    void reset() {
        kept.clear();
        isList = false;
        isUnderstood = true;
    }

    /** The answer has the list. */
    void begin() {
        isList = true;
    }

    void add(JsonNode element) {
        Optional<T> read = reading.apply(element);
        isUnderstood &= read.isPresent();
        read.filter(one -> kept.size() < most).filter(matters).ifPresent(kept::add);
    }

    /** Whether the answer had the list, and every element was understood. */
    boolean isComplete() {
        return isList && isUnderstood;
    }

    /** What was kept, in the order of the list. */
    List<T> kept() {
        return List.copyOf(kept);
    }
}
