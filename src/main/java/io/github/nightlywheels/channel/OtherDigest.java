package io.github.nightlywheels.channel;

import io.github.nightlywheels.wheel.Wheel;

/**
 * A digest of a file's content that is neither SHA-256 nor MD5, for channels that tell no SHA-256.
 *
 * @param algorithm its algorithm, as Java calls it
 * @param hex the digest in hexadecimal
 */
public record OtherDigest(String algorithm, String hex) {

    /**
     * Whether it is that of a local file, which is read for that.
     *
     * @throws io.github.nightlywheels.failure.FailureException if it cannot be read
     */
    boolean isOf(Wheel local) {
        return hex.equalsIgnoreCase(local.digest(algorithm));
    }
}
