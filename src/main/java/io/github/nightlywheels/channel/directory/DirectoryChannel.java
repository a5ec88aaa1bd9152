package io.github.nightlywheels.channel.directory;

import io.github.nightlywheels.channel.AccessFacts;
import io.github.nightlywheels.channel.AccessInspector;
import io.github.nightlywheels.channel.DeletableChannel;
import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.ProjectListing;
import io.github.nightlywheels.channel.Published;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.Removal;
import io.github.nightlywheels.channel.RemovalListener;
import io.github.nightlywheels.channel.RemovalOutcome;
import io.github.nightlywheels.channel.RemovalResult;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadListener;
import io.github.nightlywheels.channel.UploadResult;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.IoErrors;
import io.github.nightlywheels.files.DurableFiles;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A channel in a directory of this machine, published as a static simple index ("Simple repository API" specification: PEP
 * 503, 629, 658, 691, 700, 714). It knows no accounts and no labels. See the package for the layout and its guarantees.
 */
public final class DirectoryChannel implements DeletableChannel {
    /** How long to wait for another build that writes the same project; it copies under its lock. */
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    private final DirectoryLayout layout;
    private final SimpleIndex index;
    private final DirectoryReader reader;
    private final DurableFiles disk;
    private final InstantSource clock;
    private final List<String> warnings = new ArrayList<>();

    DirectoryChannel(DirectoryLayout layout, DurableFiles disk, InstantSource clock) {
        this.layout = layout;
        this.index = new SimpleIndex(layout.simple(), layout.links(), disk);
        this.reader = new DirectoryReader(layout.organization(), index);
        this.disk = disk;
        this.clock = clock;
    }

    /** The same with {@link #PATIENCE} and links to what lies beside the pages. */
    public static DirectoryChannel of(URI apiUrl, String organization) {
        return of(apiUrl, organization, PATIENCE, Optional.empty());
    }

    /**
     * The channel of an organization in a directory, which need not exist yet. Touches nothing.
     *
     * @param apiUrl the directory, as a {@code file:} URL with an absolute path and no host
     * @param organization the channel's name, and that of its directory
     * @param patience how long {@link #publish} waits for another build that writes the same project
     * @param indexBase the URL below which the projects' files lie; empty if they lie beside the pages
     * @throws FailureException with an {@code InvalidParameter} if a URL or the name cannot be used
     */
    public static DirectoryChannel of(URI apiUrl, String organization, Duration patience, Optional<String> indexBase) {
        return new DirectoryChannel(
                DirectoryLayout.of(apiUrl, organization, patience, FileLinks.to(indexBase)),
                new DurableFiles(),
                InstantSource.system());
    }

    @Override
    public String name() {
        return layout.name();
    }

    @Override
    public Optional<String> indexUrl(List<String> labels) {
        return Optional.of(layout.indexUrl());
    }

    @Override
    public AccessInspector probe(List<ProjectName> projects) {
        return AccessInspector.of(AccessFacts.none("a directory knows no accounts"));
    }

    /**
     * {@inheritDoc}
     *
     * @throws FailureException also if others wrote a page that a publication could not keep
     */
    @Override
    public Map<Release, List<Distribution>> read(Collection<Release> releases) {
        return reader.read(releases);
    }

    @Override
    public List<PublishedRelease> history(ProjectName project) {
        return reader.history(project);
    }

    @Override
    public List<ProjectName> projects() {
        return reader.projects();
    }

    @Override
    public Optional<ProjectListing> list(ProjectName project) {
        return reader.list(project);
    }

    /**
     * {@inheritDoc}
     *
     * <p>The files of one project vanish together, and its pages are written before the first is deleted.
     */
    @Override
    public List<RemovalResult> remove(List<Removal> removals, RemovalListener listener) {
        Map<String, List<Removal>> projects = new LinkedHashMap<>();
        removals.forEach(removal -> projects.computeIfAbsent(
                        DirectoryLayout.directoryName(removal.release().project()), name -> new ArrayList<>())
                .add(removal));
        Map<Removal, RemovalResult> results = new HashMap<>();
        projects.forEach((project, ofProject) -> remove(project, ofProject, listener)
                .forEach(result -> {
                    listener.removed(result);
                    results.put(result.removal(), result);
                }));
        return removals.stream().map(results::get).toList();
    }

    private List<RemovalResult> remove(String project, List<Removal> removals, RemovalListener listener) {
        try {
            disk.createDirectories(layout.locks());
            return layout.projectLock(project)
                    .during(() -> new ProjectRemoval(layout, index, project, listener).run(removals));
        } catch (IOException e) {
            return failed(removals, new FailureException(IoErrors.unusable(layout.organization(), e), e));
        } catch (FailureException e) {
            return failed(removals, e);
        }
    }

    private static List<RemovalResult> failed(List<Removal> removals, FailureException why) {
        return removals.stream()
                .map(removal -> RemovalResult.failed(removal, RemovalOutcome.FAILED, why))
                .toList();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Labels are ignored. The wheels of one project become visible together. The listener is called from the calling
     * thread only, and hears of the end of an upload when its project's pages are written.
     */
    @Override
    public Published publish(List<Upload> uploads, List<String> labels, UploadListener listener) {
        Map<String, List<Upload>> projects = new LinkedHashMap<>();
        for (Upload upload : uploads) {
            String project = DirectoryLayout.directoryName(upload.release().project());
            projects.computeIfAbsent(project, name -> new ArrayList<>()).add(upload);
        }
        Map<String, UploadResult> results = new HashMap<>();
        List<String> created = new ArrayList<>();
        projects.forEach((project, ofProject) -> publish(project, ofProject, listener, created)
                .forEach(result -> results.put(result.upload().filename(), result)));
        return new Published(
                uploads.stream().map(upload -> results.get(upload.filename())).toList(), created);
    }

    private List<UploadResult> publish(
            String project, List<Upload> uploads, UploadListener listener, List<String> created) {
        long start = System.nanoTime();
        ProjectPublication publication = new ProjectPublication(layout, index, project, clock, listener, warnings::add);
        try {
            disk.createDirectories(layout.locks());
            disk.createDirectories(layout.simple());
            return layout.projectLock(project).during(() -> publication.publish(uploads));
        } catch (IOException e) {
            return failed(
                    uploads, new FailureException(IoErrors.unusable(layout.organization(), e), e), start, listener);
        } catch (FailureException e) {
            return failed(uploads, e, start, listener);
        } finally {
            created.addAll(publication.created());
        }
    }

    private static List<UploadResult> failed(
            List<Upload> uploads, FailureException why, long start, UploadListener listener) {
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        List<UploadResult> results = uploads.stream()
                .map(upload -> new UploadResult(upload, Outcome.FAILED, Optional.of(why), duration, 0))
                .toList();
        results.forEach(listener::finished);
        return results;
    }

    @Override
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public void close() {}
}
