package io.github.nightlywheels.channel.directory;

import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Where things lie.
 *
 * @param organization the organization's directory, absolute
 * @param patience how long to wait for another writer
 * @param links where the pages' links lead
 */
record DirectoryLayout(Path organization, Duration patience, FileLinks links) {
    /** Account names on anaconda.org are no wider; nothing of this leaves the directory or hides in it. */
    private static final Pattern ORGANIZATION = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");

    private static final Pattern PROJECT = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** @throws FailureException if the URL or the name is none that a directory channel can have */
    static DirectoryLayout of(URI apiUrl, String organization, Duration patience, FileLinks links) {
        if (!ORGANIZATION.matcher(organization).matches()) {
            throw invalid("organization", organization, "a letter, digit or _, then letters, digits, _, - and .");
        }
        return new DirectoryLayout(directory(apiUrl).resolve(organization), patience, links);
    }

    private static Path directory(URI apiUrl) {
        String expected = "a file: URL with an absolute path and no host, such as file:///srv/nightly";
        // Path.of would take file://host/share on Windows, whose locks and renames nobody has tried.
        if (!"file".equalsIgnoreCase(apiUrl.getScheme())
                || apiUrl.getPath() == null
                || apiUrl.getRawAuthority() != null) {
            throw invalid("apiUrl", apiUrl.toString(), expected);
        }
        try {
            return Path.of(apiUrl).toAbsolutePath().normalize();
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw new FailureException(
                    new ConfigurationFailure.InvalidParameter("apiUrl", apiUrl.toString(), expected), e);
        }
    }

    private static FailureException invalid(String parameter, String value, String expected) {
        return new FailureException(new ConfigurationFailure.InvalidParameter(parameter, value, expected));
    }

    String name() {
        return organization.getFileName().toString();
    }

    Path simple() {
        return organization.resolve("simple");
    }

    /** Beside the index, where no web server shows it. */
    Path locks() {
        return organization.resolve(".locks");
    }

    ChannelLock projectLock(String project) {
        return new ChannelLock(locks().resolve("project-" + project), patience);
    }

    /** The lock on the list of projects; taken while holding a project's lock, never the other way round. */
    ChannelLock listLock() {
        return new ChannelLock(locks().resolve("list"), patience);
    }

    /**
     * The URL of {@link #simple()}, the same whether or not the directory exists yet.
     */
    String indexUrl() {
        String url = simple().toUri().toString();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /**
     * The name of a project's directory.
     *
     * @throws IllegalArgumentException if the name is none; no wheel that passed the gate has such a name
     */
    static String directoryName(ProjectName project) {
        String name = project.normalized();
        if (!isDirectoryName(name)) {
            throw new IllegalArgumentException("no project name: " + project);
        }
        return name;
    }

    /** Whether it is the name of a project's directory. */
    static boolean isDirectoryName(String name) {
        return PROJECT.matcher(name).matches();
    }
}
