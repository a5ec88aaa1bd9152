package io.github.nightlywheels.wheel.zip;

import io.github.nightlywheels.wheel.fault.Findings;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What no wheel may have in its central directory, whoever made it: names that lead out of the place where it is unpacked,
 * two files in one place, links, encryption, and more content than its bytes can honestly stand for.
 */
public final class EntryRules {
    /**
     * A zip bomb is more than 1 GiB that is also more than 200 times the file. Deflate reaches 1032:1 on zeros alone; real
     * wheels reach 30:1, and a small wheel with a table of zeros in it is nobody's danger.
     */
    private static final long HARMLESS_SIZE = 1L << 30;

    private static final int LARGEST_RATIO = 200;

    /** What PyPI does not take in a name. */
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f]");

    /** Also format characters, such as those that change the direction of text. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}]");

    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
    private static final int TYPE_MASK = 0170000;
    private static final int SYMLINK = 0120000;
    private static final Set<Integer> HARMLESS_TYPES = Set.of(0, 0100000, 0040000);

    private final Findings findings;
    private final Set<String> files = new HashSet<>();
    private final Set<String> directories = new HashSet<>();
    private final Set<String> directoryNames = new HashSet<>();

    private EntryRules(Findings findings) {
        this.findings = findings;
    }

    /**
     * Checks every entry.
     *
     * @param fileSize the wheel's size in bytes
     * @return whether the contents may be inflated; false for a zip bomb
     */
    public static boolean check(CentralDirectory zip, long fileSize, Findings findings) {
        EntryRules rules = new EntryRules(findings);
        zip.entries().forEach(rules::check);
        rules.files.stream()
                .filter(rules.directories::contains)
                .sorted()
                .forEach(path -> findings.refuse("zip entry " + path, "both a file and a directory", "one of both"));
        return isHonest(zip.entries(), fileSize, findings);
    }

    private static boolean isHonest(List<ZipEntryInfo> entries, long fileSize, Findings findings) {
        double total = entries.stream().mapToDouble(ZipEntryInfo::size).sum();
        if (total <= HARMLESS_SIZE || total <= (double) fileSize * LARGEST_RATIO) {
            return true;
        }
        findings.refuse(
                "zip",
                String.format("%.0f bytes of content in a file of %d bytes", total, fileSize),
                "at most " + LARGEST_RATIO + " times the file (zip bomb)");
        return false;
    }

    private void check(ZipEntryInfo entry) {
        String field = "zip entry " + entry.name();
        checkName(entry.name(), field);
        if (!entry.isDirectory() && !files.add(entry.path())) {
            findings.refuse(field, "two entries for one file", "one entry");
        }
        if (entry.isDirectory() && !directoryNames.add(entry.name())) {
            findings.warnThatPypiRefuses("the zip has two entries for a directory, which PyPI refuses", entry.name());
        }
        for (int at = entry.path().indexOf('/'); at >= 0; at = entry.path().indexOf('/', at + 1)) {
            directories.add(entry.path().substring(0, at));
        }
        int type = entry.unixMode() & TYPE_MASK;
        if (!HARMLESS_TYPES.contains(type)) {
            findings.refuse(field, type == SYMLINK ? "a symbolic link" : "a special file", "a file or a directory");
        }
        if (entry.isEncrypted()) {
            findings.refuse(field, "encrypted content", "content that pip can read");
        } else if (!entry.isReadable()) {
            findings.refuse(field, "compression method " + entry.method(), "stored (0) or deflated (8)");
        }
        if (entry.isDirectory() && entry.size() > 0) {
            findings.refuse(field, "a directory with content", "a name that does not end in \"/\"");
        }
    }

    private void checkName(String name, String field) {
        List<String> segments = Arrays.asList(name.split("/", -1));
        if (name.isEmpty()) {
            findings.refuse("zip entry", "an empty name", "a path");
        } else if (name.startsWith("/") || DRIVE.matcher(name).matches()) {
            findings.refuse(field, "an absolute path", "a path inside the wheel");
        } else if (segments.contains("..")) {
            findings.refuse(field, "a path with \"..\"", "a path inside the wheel");
        } else if (name.indexOf('\\') >= 0) {
            findings.refuse(field, "a path with \"\\\"", "\"/\" between directories");
        } else if (name.indexOf('\0') >= 0) {
            findings.refuse(field, "a path with a NUL character", "a path without");
        } else if (segments.contains(".")
                || segments.subList(0, segments.size() - 1).contains("")) {
            findings.warn("the zip spells a path unusually", name);
        }
        if (CONTROL.matcher(name).find()) {
            findings.warnThatPypiRefuses("the zip has a path with control characters, which PyPI and uv refuse", name);
        } else if (UNSEEN.matcher(name).find()) {
            findings.warn("the zip has a path with characters that cannot be seen", name);
        }
    }
}
