package io.github.nightlywheels.channel;

import io.github.nightlywheels.wheel.Digests;
import io.github.nightlywheels.wheel.Wheel;
import java.time.Instant;
import java.util.Collection;
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
 * @param id what the channel calls this very file, and no other that is put there under the same name
 * @param otherDigest another strong digest of its content, by which it is compared where there is no SHA-256
 */
public record Distribution(
        String filename,
        Optional<String> sha256,
        Optional<String> md5,
        OptionalLong size,
        Optional<List<String>> labels,
        Optional<Instant> uploadedAt,
        Optional<String> id,
        Optional<OtherDigest> otherDigest) {

    /** A distribution without any other digest. */
    public Distribution(
            String filename,
            Optional<String> sha256,
            Optional<String> md5,
            OptionalLong size,
            Optional<List<String>> labels,
            Optional<Instant> uploadedAt,
            Optional<String> id) {
        this(filename, sha256, md5, size, labels, uploadedAt, id, Optional.empty());
    }

    /** A distribution that has no more than its name. */
    public Distribution(
            String filename,
            Optional<String> sha256,
            Optional<String> md5,
            OptionalLong size,
            Optional<List<String>> labels,
            Optional<Instant> uploadedAt) {
        this(filename, sha256, md5, size, labels, uploadedAt, Optional.empty());
    }

    /** What is known of two contents. */
    public enum Content {
        SAME,
        OTHER,
        /** The two have no digest in common. */
        NOT_TOLD
    }

    /** The labels it is visible under, as far as they are told, without these. */
    public List<String> labelsBesides(Collection<String> these) {
        return labels.orElse(List.of()).stream()
                .filter(label -> !these.contains(label))
                .toList();
    }

    /**
     * Compares its content with that of the local file, which is read again for a digest that is seldom needed.
     *
     * @throws io.github.nightlywheels.failure.FailureException if it cannot be read
     */
    public Content compare(Wheel local) {
        return otherDigest
                .filter(digest -> sha256.isEmpty())
                .map(digest -> digest.isOf(local) ? Content.SAME : Content.OTHER)
                .orElseGet(() -> compare(local.digests()));
    }

    /** Compares its content with that of the local file, by the digests that are always computed. */
    public Content compare(Digests local) {
        return compare(Optional.of(local.sha256()), local.md5(), OptionalLong.of(local.size()));
    }

    /** Compares its content with that of another distribution, or of the same one at another time. */
    public Content compare(Distribution other) {
        return compare(other.sha256, other.md5, other.size);
    }

    /** By SHA-256, or where one of the two is without, by MD5 and, if it is told, size. */
    private Content compare(Optional<String> otherSha256, Optional<String> otherMd5, OptionalLong otherSize) {
        if (sha256.isPresent() && otherSha256.isPresent()) {
            return sha256.get().equalsIgnoreCase(otherSha256.get()) ? Content.SAME : Content.OTHER;
        }
        if (md5.isEmpty() || otherMd5.isEmpty()) {
            return Content.NOT_TOLD;
        }
        boolean sizesDiffer = size.isPresent() && otherSize.isPresent() && !size.equals(otherSize);
        return md5.get().equalsIgnoreCase(otherMd5.get()) && !sizesDiffer ? Content.SAME : Content.OTHER;
    }
}
