package io.github.nightlywheels.wheel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What identifies a file's content.
 *
 * @param sha256 SHA-256, 64 lower-case hexadecimal digits
 * @param md5 MD5, 32 lower-case hexadecimal digits; empty where the Java runtime has none, as in FIPS mode. The form of
 *     anaconda.org's storage wants it, nothing here trusts it
 * @param size the length in bytes
 */
public record Digests(String sha256, Optional<String> md5, long size) {
    private static final int CHUNK = 1 << 17;

    /** A new computation of a SHA-256. */
    public static MessageDigest newSha256() {
        return newDigest("SHA-256");
    }

    /** The SHA-256 of a content, in lower-case hexadecimal. */
    public static String sha256Of(byte[] content) {
        return HexFormat.of().formatHex(newSha256().digest(content));
    }

    /** The SHA-256 of a file, in lower-case hexadecimal. */
    public static String sha256Of(Path file) throws IOException {
        return of(file, newSha256());
    }

    /** The digest of a file, in lower-case hexadecimal. */
    public static String of(Path file, MessageDigest digest) throws IOException {
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                digest.update(chunk, 0, length);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A new computation by an algorithm that this Java runtime is known to have. */
    static MessageDigest newDigest(String algorithm) {
        return find(algorithm)
                .orElseThrow(() -> new IllegalStateException(algorithm + " is missing from this Java runtime"));
    }

    /** A new computation, if this Java runtime has the algorithm. */
    static Optional<MessageDigest> find(String algorithm) {
        try {
            return Optional.of(MessageDigest.getInstance(algorithm));
        } catch (NoSuchAlgorithmException e) {
            return Optional.empty();
        }
    }
}
