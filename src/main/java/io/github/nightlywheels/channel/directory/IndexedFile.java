package io.github.nightlywheels.channel.directory;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.text.PercentEncoding;
import io.github.nightlywheels.wheel.metadata.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A wheel that this channel put where a project's page names it.
 *
 * @param filename its name
 * @param sha256 SHA-256 of its content, lower-case hexadecimal
 * @param size its length in bytes
 * @param requiresPython {@code Requires-Python} of its core metadata
 * @param metadataSha256 SHA-256 of the {@code .metadata} file beside it, if there is one
 * @param uploadTime when it was put there, in microseconds as PEP 700 has it
 * @param kept what somebody else wrote into its entry, such as {@code yanked}
 */
record IndexedFile(
        String filename,
        String sha256,
        long size,
        Optional<String> requiresPython,
        Optional<String> metadataSha256,
        Instant uploadTime,
        ObjectNode kept) {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    /**
     * Five or six parts ("Binary distribution format" specification), or two ("Source distribution format"), and nothing that
     * leaves the directory.
     */
    private static final Pattern FILENAME =
            Pattern.compile("[^-./\\\\\\p{Cntrl}][^-/\\\\\\p{Cntrl}]*(-[^-/\\\\\\p{Cntrl}]+){4,5}\\.whl"
                    + "|[^-./\\\\\\p{Cntrl}][^/\\\\\\p{Cntrl}]*-[^-/\\\\\\p{Cntrl}]+\\.tar\\.gz");

    private static final String SDIST = ".tar.gz";
    private static final int PREFIX = 16;

    /** @throws IllegalArgumentException if this cannot name a wheel in a project's directory */
    IndexedFile {
        if (!FILENAME.matcher(filename).matches()
                || !SHA256.matcher(sha256).matches()
                || !metadataSha256.map(sha -> SHA256.matcher(sha).matches()).orElse(true)
                || size < 0) {
            throw new IllegalArgumentException("no wheel of an index: " + filename + " " + sha256 + " " + size);
        }
        uploadTime = uploadTime.truncatedTo(ChronoUnit.MICROS);
        kept = kept.deepCopy();
    }

    /** A file to whose entry nobody else has added anything. */
    IndexedFile(
            String filename,
            String sha256,
            long size,
            Optional<String> requiresPython,
            Optional<String> metadataSha256,
            Instant uploadTime) {
        this(filename, sha256, size, requiresPython, metadataSha256, uploadTime, JsonNodeFactory.instance.objectNode());
    }

    /** The same file with more in its entry. */
    IndexedFile keeping(ObjectNode others) {
        return new IndexedFile(filename, sha256, size, requiresPython, metadataSha256, uploadTime, others);
    }

    /**
     * The directory that content with this hash lies in. 64 bits of the hash tell apart what one project ever holds, and
     * leave a path that Windows still takes; a clash would show as a wrong hash, never as wrong content.
     */
    static String directoryOf(String sha256) {
        return sha256.substring(0, PREFIX);
    }

    /** The file's path below the project's directory. */
    String location() {
        return directoryOf(sha256) + "/" + filename;
    }

    /** {@link #location()} as a relative URL: all but the unreserved characters of RFC 3986 percent-encoded. */
    String url() {
        return directoryOf(sha256) + "/" + PercentEncoding.encode(filename);
    }

    /** The file as any channel tells of it. */
    Distribution distribution() {
        return new Distribution(
                filename,
                Optional.of(sha256),
                Optional.empty(),
                OptionalLong.of(size),
                Optional.empty(),
                Optional.of(uploadTime));
    }

    /** The version, as the filename spells it. */
    String version() {
        if (filename.endsWith(SDIST)) {
            return filename.substring(filename.lastIndexOf('-') + 1, filename.length() - SDIST.length());
        }
        return filename.split("-", -1)[1];
    }

    /** Whether two spellings mean the same version; core metadata may spell it differently from the filename. */
    static boolean sameVersion(String one, String other) {
        return comparable(one).equals(comparable(other));
    }

    private static String comparable(String version) {
        return Version.find(version.replace('_', '-')).map(Version::normalized).orElse(version);
    }

    /**
     * Whether a file of this name can be one of the channel's own, whose names are all ASCII. Other names the system may tell
     * in another spelling than the page does: with {@code LC_ALL=C} each byte of them is U+FFFD.
     */
    static boolean canBe(String name) {
        return (name.endsWith(".whl") || name.endsWith(SDIST))
                && StandardCharsets.US_ASCII.newEncoder().canEncode(name);
    }
}
