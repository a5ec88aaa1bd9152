package io.github.nightlywheels.fake.pypi;

import java.time.Instant;
import java.util.Optional;

/** Which files there are, and how they are shown. */
public abstract sealed class FileKnobs extends ProjectKnobs permits FakePypi {
    final PageEndpoints pages = new PageEndpoints(world);

    FileKnobs() {}

    /** Has this file. */
    public FakePypi has(String project, String version, String filename, byte[] content) {
        return lists(project, version, filename, content, "");
    }

    /** Lists this file, which lies on another host. */
    public FakePypi lists(String project, String version, String filename, byte[] content, String otherHost) {
        return set(() -> {
            world.projects.add(project);
            world.shelf.add(new StoredFile(project, version, filename, content, Instant.now(), otherHost));
        });
    }

    /** Never takes the name of a deleted file again. */
    public FakePypi hasDeleted(String filename) {
        return set(() -> world.shelf.deleted.add(filename));
    }

    /** Lets files of the same name be replaced, as a repository with redeployment or a volatile index does. */
    public FakePypi redeployAllowed() {
        return set(() -> world.overwrites = true);
    }

    public FakePypi redeployForbidden() {
        return set(() -> world.overwrites = false);
    }

    /** Answers uploads as it does those that it stores, and loses the files afterwards. */
    public FakePypi dropsWhatItTakes() {
        return set(() -> world.dropsWhatItTakes = true);
    }

    /** Refuses larger files. */
    public FakePypi takesAtMost(long bytes) {
        return set(() -> world.largestFile = Optional.of(bytes));
    }

    /** Refuses files with which a project would have more. */
    public FakePypi projectsHoldAtMost(long bytes) {
        return set(() -> world.largestProject = bytes);
    }

    /** Has had the release for so long. */
    public FakePypi releasedDaysAgo(String project, String version, int days) {
        return set(() -> world.shelf.releasedDaysAgo(project, version, days));
    }

    /** Lists a file only after its project was asked for that often. */
    public FakePypi listsAfter(int reads) {
        return set(() -> world.shelf.listsAfter = reads);
    }

    /** Redirects who downloads a file to a storage. */
    public FakePypi keepsFilesInAStorage() {
        return set(() -> pages.filesElsewhere = true);
    }

    /** Tells SHA-512 of its files in place of SHA-256. */
    public FakePypi showsSha512() {
        return set(() -> pages.shows = Optional.of(ServerManners.Shows.SHA512));
    }

    /** Lets nobody download a file. */
    public FakePypi refusesDownloads() {
        return set(() -> pages.refusesDownloads = true);
    }

    /** Wants the credentials for the index too. */
    public FakePypi protectsIndex() {
        return set(() -> pages.protectsIndex = true);
    }

    /** Sends clients that ask for unknown projects to another index. */
    public FakePypi forwardsTo(String otherHost) {
        return set(() -> pages.forwards = Optional.of(otherHost));
    }

    /** The file of this name, if it is there. */
    public Optional<StoredFile> find(String filename) {
        synchronized (world) {
            return world.shelf.find(filename);
        }
    }
}
