package io.github.nightlywheels.channel.pypi.index;

import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * What an index lists of a project.
 *
 * @param project the project's normalized name
 * @param url where that was read
 * @param exists whether the index has the project; that of others, which some indexes show, is not it
 * @param files its files
 * @param forwardedTo the host that the index sends clients to in place of an answer of its own
 */
public record IndexPage(
        String project, HttpUrl url, boolean exists, List<IndexFile> files, Optional<String> forwardedTo) {
    public IndexPage {
        files = List.copyOf(files);
    }

    /** The page of a project that the index does not know. */
    static IndexPage absent(String project, HttpUrl url) {
        return new IndexPage(project, url, false, List.of(), Optional.empty());
    }

    /** The files of this name, each as often as it is listed. */
    public List<IndexFile> find(String filename) {
        return files.stream().filter(file -> file.filename().equals(filename)).toList();
    }
}
