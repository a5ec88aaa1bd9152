package io.github.nightlywheels.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;

/**
 * The report's files in their directory. Each is replaced in one step, so that whoever watches the directory never reads
 * half a report.
 *
 * @param directory where they lie
 */
public record ReportFiles(Path directory) {
    /** The report for programs. */
    public static final String JSON = "report.json";

    /** The report for people. */
    public static final String HTML = "report.html";

    /**
     * Writes both files.
     *
     * @throws IOException if they cannot be written
     */
    public void write(RunReport report) throws IOException {
        Files.createDirectories(directory);
        replace(JSON, new ReportJson(report).bytes());
        replace(HTML, new HtmlReport(report).bytes());
    }

    private void replace(String name, byte[] content) throws IOException {
        Path temporary = Files.createTempFile(directory, "." + name, null);
        try {
            Files.write(temporary, content);
            Files.move(
                    temporary,
                    directory.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Removes what an earlier run left, lest it be taken for this run's if this one does not get so far as to report.
     *
     * @param start when this run started
     * @throws IOException if it cannot be removed
     */
    public void removeOlderThan(Instant start) throws IOException {
        for (String name : new String[] {JSON, HTML}) {
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
