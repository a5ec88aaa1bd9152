package io.github.nightlywheels.channel;

import io.github.nightlywheels.wheel.Digests;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file in a release on the channel. What the channel does not tell is empty.
 *
 * @param filename its name
 * @param sha256 SHA-256 of its content, lower-case hexadecimal
 * @param md5 MD5 of its content, lower-case hexadecimal
 * @param size its length in bytes
 * @param labels the labels it is visible under
 * @param uploadedAt when it was put there
 */
public record Distribution(
        String filename,
        Optional<String> sha256,
        Optional<String> md5,
        OptionalLong size,
        Optional<List<String>> labels,
        Optional<Instant> uploadedAt) {

    /** A distribution of which it is not known when it was put there. */
    public Distribution(
            String filename,
            Optional<String> sha256,
            Optional<String> md5,
            OptionalLong size,
            Optional<List<String>> labels) {
        this(filename, sha256, md5, size, labels, Optional.empty());
    }

    /**
     * Whether its content is known to be that of the local file: by SHA-256, or where the channel tells none, by MD5 and,
     * if it is told, size.
     */
    public boolean hasContentOf(Digests local) {
        if (sha256.isPresent()) {
            return sha256.get().equalsIgnoreCase(local.sha256());
        }
        return md5.isPresent()
                && md5.get().equalsIgnoreCase(local.md5())
                && (size.isEmpty() || size.getAsLong() == local.size());
    }
}
