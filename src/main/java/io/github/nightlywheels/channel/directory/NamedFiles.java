package io.github.nightlywheels.channel.directory;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The files in a project's content directories that its pages can mean. Upper and lower case count as one, as they do on some
 * file systems.
 */
final class NamedFiles {
    private final Set<String> locations = new HashSet<>();
    private final Set<String> directories = new HashSet<>();
    private final Set<String> filenames = new HashSet<>();

    /** Adds the one file that lies there, such as {@code 0123456789abcdef/demo-1.0-py3-none-any.whl}. */
    void add(String location) {
        locations.add(lower(location));
    }

    /** Adds the one file that an entry of this channel means. */
    void add(IndexedFile file) {
        add(file.location());
    }

    /**
     * Adds all that an entry of others can mean: what lies in the content directories that its link and its SHA-256 name, and
     * without SHA-256 also every file of its name, because the link may lead here by way of another server.
     */
    void add(ForeignFile file) {
        directories.addAll(file.contentDirectories());
        if (!file.tellsSha256()) {
            file.filenames().forEach(name -> filenames.add(lower(name)));
        }
    }

    /** Whether the file of that name in that content directory is among them. */
    boolean contains(String contentDirectory, String filename) {
        return locations.contains(lower(contentDirectory + "/" + filename))
                || directories.contains(lower(contentDirectory))
                || filenames.contains(lower(filename));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
