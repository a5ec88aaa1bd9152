package io.github.nightlywheels.channel.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.files.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages of a simple index ("Simple repository API" specification), in its directory. */
final class SimpleIndex {
    private static final String HTML = "index.html";
    private static final String JSON = "index.json";

    private final Path root;
    private final FileLinks links;
    private final DurableFiles disk;

    SimpleIndex(Path root, FileLinks links, DurableFiles disk) {
        this.root = root;
        this.links = links;
        this.disk = disk;
    }

    /** Where the links of the pages lead. */
    FileLinks links() {
        return links;
    }

    ProjectFiles files(String project) {
        return new ProjectFiles(directory(project), disk);
    }

    /**
     * What the channel has of a project: its {@code index.json}, which is replaced in one step and last of all. Where that
     * was deleted or damaged, the files on disk. A page comes before the first file (see {@link #introduce}), so files
     * without a page are never those of a run that was killed before it published them. What others added to {@code
     * index.html} alone counts as well.
     *
     * @throws FailureException if a page is another's, and cannot be kept
     */
    ProjectIndex read(String project) throws IOException {
        Optional<ProjectIndex> committed = committed(project);
        ProjectFiles files = files(project);
        ProjectIndex told = committed.isPresent()
                ? committed.get()
                : ProjectIndex.empty(project).with(files.recover());
        BothPages pages = new BothPages(told);
        for (ObjectNode link : LinkReader.files(html(directory(project)))) {
            if (!pages.complete(link) && !isOfThisChannel(project, link, files, committed.isPresent())) {
                pages.add(new ForeignFile(link));
            }
        }
        return pages.index();
    }

    /**
     * Whether a link that only the HTML page has is left from a run that was killed, or leads to a damaged file: this
     * channel puts files there, and {@code index.json} does not name this one.
     */
    private boolean isOfThisChannel(String project, ObjectNode link, ProjectFiles files, boolean committed)
            throws IOException {
        Optional<IndexedFile> file = links.target(link, project);
        return file.isPresent() && (committed || files.holdsOther(file.get()));
    }

    /**
     * What of a project's content directories an index names, or its HTML page as it stands: a run that was killed leaves there
     * what {@code index.json} does not say.
     */
    NamedFiles named(ProjectIndex index) throws IOException {
        NamedFiles named = index.named();
        for (ObjectNode link : LinkReader.files(html(directory(index.project())))) {
            links.target(link, index.project()).ifPresentOrElse(named::add, () -> named.add(new ForeignFile(link)));
        }
        return named;
    }

    /**
     * The projects that the two pages of all projects name.
     *
     * @throws FailureException if a page is another's, and cannot be kept
     */
    ProjectList listed() throws IOException {
        Optional<byte[]> json = content(root.resolve(JSON));
        return json.flatMap(new PageReader(root.resolve(JSON))::list)
                .orElse(ProjectList.empty())
                .linked(LinkReader.projects(html(root)));
    }

    /** Whether nothing is known of a project: it has no page, and the list does not name it. */
    boolean isNew(String project) throws IOException {
        return !hasPage(project) && !listed().links().containsKey(project);
    }

    /** Gives a project its pages, if it has none, with what {@link #read} said. */
    void introduce(ProjectIndex current) throws IOException {
        if (!hasPage(current.project())) {
            disk.createDirectories(directory(current.project()));
            disk.forceDirectory(root);
            disk.replace(pages(current));
        }
    }

    /**
     * Takes away what a publication gave a project that was new, and of which nothing was published. Whoever calls it holds the
     * lock on the list too, so that nobody lists the project meanwhile. The files go first: those without a page would count as
     * published (see {@link #read}).
     */
    void withdraw(String project) throws IOException {
        ProjectFiles files = files(project);
        files.sweep(new NamedFiles());
        if (!files.recover().isEmpty()) {
            return; // what could not be deleted keeps its page, which does not name it
        }
        ProjectList all = listed();
        if (all.links().containsKey(project)) {
            write(all.without(project));
        }
        disk.discard(directory(project).resolve(HTML));
        disk.discard(directory(project).resolve(JSON));
        if (DurableFiles.list(directory(project)).isEmpty()) {
            disk.discard(directory(project));
        }
    }

    /**
     * Writes the list of projects: those that have a page, and those that are listed already. Sweeps what others left who
     * were killed while they did.
     */
    void list() throws IOException {
        DurableFiles.list(root).stream().filter(DurableFiles::isTemporary).forEach(disk::discard);
        write(listed().with(projects()));
    }

    private void write(ProjectList all) throws IOException {
        Map<Path, byte[]> pages = new LinkedHashMap<>();
        pages.put(root.resolve(HTML), IndexHtml.list(all));
        pages.put(root.resolve(JSON), IndexJson.list(all));
        disk.replace(pages);
    }

    /** The normalized names of the projects that have a page, sorted. */
    List<String> projects() throws IOException {
        return DurableFiles.list(root).stream()
                .filter(child -> Files.isRegularFile(child.resolve(JSON)))
                .map(child -> child.getFileName().toString())
                .filter(DirectoryLayout::isDirectoryName)
                .toList();
    }

    /**
     * Makes the index say {@code after} instead of {@code before}. Between the two renames pip sees the new files and this
     * channel the old ones; both lie on the disk.
     */
    void commit(ProjectIndex before, ProjectIndex after) throws IOException {
        try {
            disk.replace(pages(after));
        } catch (IOException e) {
            Path html = directory(before.project()).resolve(HTML);
            try {
                disk.replace(html, IndexHtml.project(before, links));
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    /** Whether pip may see {@code after}, although committing it has failed: so it is if the page cannot be read. */
    boolean maySay(ProjectIndex after) {
        try {
            return content(directory(after.project()).resolve(HTML))
                    .filter(page -> Arrays.equals(page, IndexHtml.project(after, links)))
                    .isPresent();
        } catch (IOException e) {
            return true;
        }
    }

    private Map<Path, byte[]> pages(ProjectIndex index) {
        Map<Path, byte[]> pages = new LinkedHashMap<>();
        pages.put(directory(index.project()).resolve(HTML), IndexHtml.project(index, links));
        pages.put(directory(index.project()).resolve(JSON), IndexJson.project(index, links));
        return pages;
    }

    /** Whether a project has a page for programs that this channel can read. */
    boolean hasPage(String project) throws IOException {
        return committed(project).isPresent();
    }

    private Optional<ProjectIndex> committed(String project) throws IOException {
        Path page = directory(project).resolve(JSON);
        return content(page).flatMap(content -> new PageReader(page).project(project, content, links));
    }

    private static String html(Path directory) throws IOException {
        return content(directory.resolve(HTML))
                .map(content -> new String(content, StandardCharsets.UTF_8))
                .orElse("");
    }

    private static Optional<byte[]> content(Path page) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(page));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Path directory(String project) {
        return root.resolve(project);
    }
}
