package io.github.nightlywheels.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is true on the channel now, as far as this run knows. Every failure message ends with it.
 *
 * @param published filenames that this run put on the channel and read back
 * @param labelled filenames that were there before, with the same content, and to which this run gave labels
 * @param unchanged filenames that were there before, with the same content
 * @param notPublished filenames that are not on the channel with this run's content; what was there before still is
 * @param missing filenames that the channel had before this run, and has no longer
 * @param overtaken filenames under which this run has deleted a file and another job has put its own
 * @param unknown filenames whose last write got no answer and could not be read back, or of which something else was read back
 *     than was sent
 * @param created packages and releases that this run created
 * @param removed filenames that a rule does not keep, and that this run removed
 */
public record ChannelState(
        List<String> published,
        List<String> labelled,
        List<String> unchanged,
        List<String> notPublished,
        List<String> missing,
        List<String> overtaken,
        List<String> unknown,
        List<String> created,
        List<String> removed) {

    public ChannelState {
        published = List.copyOf(published);
        labelled = List.copyOf(labelled);
        unchanged = List.copyOf(unchanged);
        notPublished = List.copyOf(notPublished);
        missing = List.copyOf(missing);
        overtaken = List.copyOf(overtaken);
        unknown = List.copyOf(unknown);
        created = List.copyOf(created);
        removed = List.copyOf(removed);
    }

    /** The state of a channel from which a publication has removed nothing but what it replaced. */
    public ChannelState(
            List<String> published,
            List<String> labelled,
            List<String> unchanged,
            List<String> notPublished,
            List<String> missing,
            List<String> overtaken,
            List<String> unknown,
            List<String> created) {
        this(published, labelled, unchanged, notPublished, missing, overtaken, unknown, created, List.of());
    }

    /** The state of a channel from which files were removed; {@code unknown} may be gone too. */
    public static ChannelState pruned(List<String> removed, List<String> unknown) {
        return new ChannelState(
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), unknown, List.of(), removed);
    }

    /** The state of a channel to which this run has written nothing. */
    public static ChannelState untouched() {
        return new ChannelState(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** The state of a channel of which {@code other} is true as well. */
    public ChannelState and(ChannelState other) {
        return new ChannelState(
                joined(published, other.published),
                joined(labelled, other.labelled),
                joined(unchanged, other.unchanged),
                joined(notPublished, other.notPublished),
                joined(missing, other.missing),
                joined(overtaken, other.overtaken),
                joined(unknown, other.unknown),
                joined(created, other.created),
                joined(removed, other.removed));
    }

    private static List<String> joined(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** Whether no write of this run took effect, or may have. */
    public boolean nothingWasChanged() {
        return published.isEmpty()
                && labelled.isEmpty()
                && missing.isEmpty()
                && overtaken.isEmpty()
                && unknown.isEmpty()
                && created.isEmpty()
                && removed.isEmpty();
    }

    /** The state in words, one line each. */
    public List<String> lines() {
        if (nothingWasChanged()) {
            return List.of("nothing was changed");
        }
        List<String> lines = new ArrayList<>();
        add(lines, "MISSING now", missing);
        add(lines, "another job's now", overtaken);
        add(lines, "not known", unknown);
        add(lines, "not published", notPublished);
        add(lines, "published", published);
        add(lines, "labelled", labelled);
        add(lines, "unchanged", unchanged);
        add(lines, "created", created);
        add(lines, "removed", removed);
        return lines;
    }

    private static void add(List<String> lines, String heading, List<String> names) {
        names.forEach(name -> lines.add(heading + ": " + name));
    }
}
