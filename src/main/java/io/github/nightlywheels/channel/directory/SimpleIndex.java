package io.github.nightlywheels.channel.directory;

import io.github.nightlywheels.files.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages of a simple index ("Simple repository API" specification), in its directory. */
final class SimpleIndex {
    private static final String HTML = "index.html";
    private static final String JSON = "index.json";

    private final Path root;
    private final DurableFiles disk;

    SimpleIndex(Path root, DurableFiles disk) {
        this.root = root;
        this.disk = disk;
    }

    ProjectFiles files(String project) {
        return new ProjectFiles(directory(project), disk);
    }

    /**
     * What the channel has of a project: its {@code index.json}, which is replaced in one step and last of all. Where that
     * was deleted or damaged, the files on disk. A page comes before the first file (see {@link #introduce}), so files
     * without a page are never those of a run that was killed before it published them.
     */
    ProjectIndex read(String project) throws IOException {
        Optional<ProjectIndex> committed = committed(project);
        return committed.isPresent()
                ? committed.get()
                : ProjectIndex.empty(project).with(files(project).recover());
    }

    /**
     * Gives a project its pages, if it has none, with what {@link #read} said.
     *
     * @return whether it had none
     */
    boolean introduce(ProjectIndex current) throws IOException {
        if (committed(current.project()).isPresent()) {
            return false;
        }
        disk.createDirectories(directory(current.project()));
        disk.forceDirectory(root);
        disk.replace(pages(current));
        return true;
    }

    /** Writes the list of projects: those that have a page. Sweeps what others left who were killed while they did. */
    void list() throws IOException {
        DurableFiles.list(root).stream().filter(DurableFiles::isTemporary).forEach(disk::discard);
        List<String> projects = DurableFiles.list(root).stream()
                .filter(child -> Files.isRegularFile(child.resolve(JSON)))
                .map(child -> child.getFileName().toString())
                .toList();
        Map<Path, byte[]> pages = new LinkedHashMap<>();
        pages.put(root.resolve(HTML), IndexHtml.list(projects));
        pages.put(root.resolve(JSON), IndexJson.list(projects));
        disk.replace(pages);
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
                disk.replace(html, IndexHtml.project(before));
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private Map<Path, byte[]> pages(ProjectIndex index) {
        Map<Path, byte[]> pages = new LinkedHashMap<>();
        pages.put(directory(index.project()).resolve(HTML), IndexHtml.project(index));
        pages.put(directory(index.project()).resolve(JSON), IndexJson.project(index));
        return pages;
    }

    private Optional<ProjectIndex> committed(String project) throws IOException {
        try {
            return IndexJson.parse(
                    project, Files.readAllBytes(directory(project).resolve(JSON)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Path directory(String project) {
        return root.resolve(project);
    }
}
