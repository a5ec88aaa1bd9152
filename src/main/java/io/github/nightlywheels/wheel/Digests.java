package io.github.nightlywheels.wheel;

/**
 * What identifies a file's content.
 *
 * @param sha256 SHA-256, 64 lower-case hexadecimal digits
 * @param md5 MD5, 32 lower-case hexadecimal digits; the storage's form wants it, nothing here trusts it
 * @param size the length in bytes
 */
public record Digests(String sha256, String md5, long size) {}
