package io.github.nightlywheels.wheel;

import io.github.nightlywheels.wheel.fault.DamageException;
import io.github.nightlywheels.wheel.fault.Findings;
import io.github.nightlywheels.wheel.zip.ZipEntryInfo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * {@code RECORD}: path, hash and size of every file in the wheel ("Recording installed projects" and "Binary distribution
 * format" specifications).
 *
 * <p>A line counts for a file if it verifiably means it: a path with {@code \} or with {@code ./} before it is taken for the
 * file that is there under the usual spelling.
 */
final class RecordFile {
    /**
     * What a line says of a file.
     *
     * @param size in bytes; empty where the line leaves it out
     */
    record Line(Optional<RecordHash> hash, OptionalLong size) {}

    private final Set<String> paths;
    private final Findings findings;
    private final Map<String, Line> lines = new HashMap<>();

    private RecordFile(Set<String> paths, Findings findings) {
        this.paths = paths;
        this.findings = findings;
    }

    /**
     * Reads the lines.
     *
     * @param paths of every file and directory in the zip
     * @param findings gets a fault for each line that is damaged or names a file that is not there
     * @throws java.nio.charset.CharacterCodingException if it is not UTF-8
     */
    static RecordFile read(InputStream content, Set<String> paths, Findings findings)
            throws IOException, DamageException {
        RecordFile record = new RecordFile(paths, findings);
        Reader reader = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8.newDecoder()));
        CsvReader csv = new CsvReader(reader);
        for (List<String> row = csv.next(); row != null; row = csv.next()) {
            record.add(row);
        }
        return record;
    }

    Optional<Line> find(String path) {
        return Optional.ofNullable(lines.get(path));
    }

    private void add(List<String> row) {
        if (row.isEmpty()) {
            // pip 23.2.1 fails on it with an IndexError.
            findings.refuse("RECORD", "an empty line after " + lines.size() + " files", "path, hash and size");
            return;
        }
        if (row.size() < 3) {
            findings.refuse("RECORD " + row.get(0), row.size() + " fields", "path, hash and size");
            return;
        }
        String spelled = path(row);
        Optional<String> path = resolve(spelled);
        if (path.isEmpty()) {
            findings.refuse("RECORD " + spelled, "no such file in the wheel", "a file");
            return;
        }
        String size = row.get(row.size() - 1).strip();
        String hash = row.get(row.size() - 2).strip();
        Line line = new Line(
                hash.isEmpty() ? Optional.empty() : RecordHash.parse(path.get(), hash, findings),
                size(path.get(), size));
        if (path.get().endsWith("/")) {
            findings.warn("RECORD lists a directory", path.get());
        }
        Line before = lines.putIfAbsent(path.get(), line);
        if (before == null) {
            return;
        }
        if (before.equals(line)) {
            findings.warn("RECORD lists a file twice", path.get());
        } else {
            findings.refuse("RECORD " + path.get(), "two lines that disagree", "one line");
        }
    }

    /** Some tools forget the quotes round a path with commas; pip warns of the "more than three elements" and goes on. */
    private String path(List<String> row) {
        if (row.size() == 3) {
            return row.get(0);
        }
        String joined = String.join(",", row.subList(0, row.size() - 2));
        findings.warn("RECORD has a line of more than three fields", joined);
        return joined;
    }

    private Optional<String> resolve(String spelled) {
        if (paths.contains(spelled)) {
            return Optional.of(spelled);
        }
        String usual = ZipEntryInfo.path(spelled.replace('\\', '/'));
        for (String candidate : List.of(usual, usual + "/")) {
            if (paths.contains(candidate)) {
                findings.warn("RECORD spells a path unusually", spelled);
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private OptionalLong size(String path, String text) {
        try {
            return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            findings.refuse("RECORD " + path, "size " + text, "a number of bytes");
            return OptionalLong.empty();
        }
    }
}
