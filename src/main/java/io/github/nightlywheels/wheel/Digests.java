package io.github.nightlywheels.wheel;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What identifies a file's content.
 *
 * @param sha256 SHA-256, 64 lower-case hexadecimal digits
 * @param md5 MD5, 32 lower-case hexadecimal digits; the storage's form wants it, nothing here trusts it
 * @param size the length in bytes
 */
public record Digests(String sha256, String md5, long size) {

    /** A new computation of a SHA-256. */
    public static MessageDigest newSha256() {
        return newDigest("SHA-256");
    }

    static MessageDigest newDigest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(algorithm + " is missing from this Java runtime", e);
        }
    }
}
