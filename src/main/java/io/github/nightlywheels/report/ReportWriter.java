package io.github.nightlywheels.report;

import io.github.nightlywheels.files.DurableFiles;
import io.github.nightlywheels.report.html.HtmlReport;
import io.github.nightlywheels.report.json.AccessJson;
import io.github.nightlywheels.report.json.ReportJson;
import io.github.nightlywheels.report.json.StatusJson;
import io.github.nightlywheels.report.model.AccessResult;
import io.github.nightlywheels.report.model.RunReport;
import io.github.nightlywheels.report.model.StatusReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The report's files in their directory. Each is replaced in one step.
 *
 * @param directory where they lie
 */
public record ReportWriter(Path directory) {
    /** The report for programs. */
    public static final String JSON = "report.json";

    /** The page for people: what was published, and what a check of the access found. */
    public static final String HTML = "report.html";

    /** What the check of the access found. */
    public static final String ACCESS = "access.json";

    /** What the channel has. */
    public static final String STATUS = "status.json";

    /** The page for people about what the channel has. */
    public static final String STATUS_HTML = "status.html";

    /**
     * Writes the page, and the files for programs of what it tells of: {@link #JSON} if there are reports, {@link #ACCESS} if
     * the access was checked.
     *
     * @throws IOException if they cannot be written
     */
    public void write(RunReport run) throws IOException {
        Map<Path, byte[]> files = new LinkedHashMap<>();
        if (!run.reports().isEmpty() || !run.prunes().isEmpty()) {
            files.put(directory.resolve(JSON), ReportJson.bytes(run));
        }
        run.access().ifPresent(access -> files.put(directory.resolve(ACCESS), AccessJson.bytes(access)));
        files.put(directory.resolve(HTML), HtmlReport.bytes(run));
        replace(files);
    }

    /**
     * Writes the file for programs of a run that goes on, as if it ended now.
     *
     * @throws IOException if it cannot be written
     */
    public void writeAhead(RunReport run) throws IOException {
        replace(Map.of(directory.resolve(JSON), ReportJson.bytes(run)));
    }

    /**
     * Writes the file for programs of what a check of the access found, and no page.
     *
     * @throws IOException if it cannot be written
     */
    public void write(AccessResult access) throws IOException {
        replace(Map.of(directory.resolve(ACCESS), AccessJson.bytes(access)));
    }

    /**
     * Writes what a channel has: the page, and the file for programs.
     *
     * @throws IOException if they cannot be written
     */
    public void write(StatusReport status) throws IOException {
        Map<Path, byte[]> files = new LinkedHashMap<>();
        files.put(directory.resolve(STATUS), StatusJson.bytes(status));
        files.put(directory.resolve(STATUS_HTML), HtmlReport.bytes(status));
        replace(files);
    }

    private void replace(Map<Path, byte[]> files) throws IOException {
        DurableFiles disk = new DurableFiles();
        disk.createDirectories(directory);
        disk.replace(files);
    }

    /**
     * Removes what an earlier run left, lest it be taken for this run's if this one does not get so far as to report.
     *
     * @param start when this run started
     * @throws IOException if it cannot be removed
     */
    public void removeOlderThan(Instant start) throws IOException {
        for (String name : List.of(JSON, HTML, ACCESS, STATUS, STATUS_HTML)) {
            Path file = directory.resolve(name);
            try {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(start)) {
                    Files.deleteIfExists(file);
                }
            } catch (NoSuchFileException e) {
                // There is none.
            }
        }
    }
}
