package io.github.nightlywheels.wheel.metadata;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** Orders lists as Python orders tuples: by the first elements that differ, a prefix before what it is a prefix of. */
final class LexicographicOrder {
    private LexicographicOrder() {}

    static <T> Comparator<List<T>> of(Comparator<? super T> elements) {
        return (one, other) -> {
            Iterator<T> left = one.iterator();
            Iterator<T> right = other.iterator();
            while (left.hasNext() && right.hasNext()) {
                int order = elements.compare(left.next(), right.next());
                if (order != 0) {
                    return order;
                }
            }
            return Boolean.compare(left.hasNext(), right.hasNext());
        };
    }
}
