package io.github.nightlywheels.wheel;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in an archive, by the names that lead to it with {@code .} and {@code ..} resolved. It is no path of the file system, which
 * cannot have every name: with {@code LC_ALL=C} none that is not ASCII.
 *
 * @param names from the top; {@code ..} only at the start, where the place is outside
 */
record ArchivePath(List<String> names) implements Comparable<ArchivePath> {
    static final ArchivePath TOP = new ArchivePath(List.of());

    ArchivePath {
        names = List.copyOf(names);
    }

    static ArchivePath of(String text) {
        return TOP.resolve(text);
    }

    /** The place to which a relative path leads from here. */
    ArchivePath resolve(String relative) {
        List<String> reached = new ArrayList<>(names);
        for (String name : relative.split("/", -1)) {
            int last = reached.size() - 1;
            if (name.equals("..") && last >= 0 && !reached.get(last).equals("..")) {
                reached.remove(last);
            } else if (!name.isEmpty() && !name.equals(".")) {
                reached.add(name);
            }
        }
        return new ArchivePath(reached);
    }

    boolean isTop() {
        return names.isEmpty();
    }

    /** The directory in which it is; the top is in itself. */
    ArchivePath parent() {
        return isTop() ? this : new ArchivePath(names.subList(0, names.size() - 1));
    }

    /** The first name, which is {@code ..} outside the archive; {@code ""} of the top. */
    String first() {
        return isTop() ? "" : names.get(0);
    }

    @Override
    public int compareTo(ArchivePath other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return String.join("/", names);
    }
}
