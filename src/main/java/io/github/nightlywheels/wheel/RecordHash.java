package io.github.nightlywheels.wheel;

import io.github.nightlywheels.wheel.fault.Findings;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A hash in {@code RECORD}: an algorithm's name, {@code =}, and the digest in unpadded URL-safe base64 ("Recording installed
 * projects" specification, section "The RECORD file").
 *
 * @param algorithm the name that Java knows it by
 * @param digest the digest in lower-case hexadecimal
 */
record RecordHash(String algorithm, String digest) {
    // The specification wants SHA-256 or better. pip looks at none of them, so that a weak one is checked all the same.
    private static final Map<String, String> ALGORITHMS = Map.of(
            "sha256", "SHA-256",
            "sha384", "SHA-384",
            "sha512", "SHA-512",
            "sha224", "SHA-224",
            "sha3_256", "SHA3-256",
            "sha3_384", "SHA3-384",
            "sha3_512", "SHA3-512",
            "sha1", "SHA-1",
            "md5", "MD5");

    /** Reads a field of RECORD that is not empty; what cannot be verified is a warning, what is damaged a fault. */
    static Optional<RecordHash> parse(String path, String text, Findings findings) {
        int split = text.indexOf('=');
        String name = text.substring(0, Math.max(split, 0)).toLowerCase(Locale.ROOT);
        String algorithm = ALGORITHMS.get(name);
        Optional<MessageDigest> computation = Optional.ofNullable(algorithm).flatMap(Digests::find);
        if (split > 0 && computation.isEmpty()) {
            findings.warn("RECORD has a hash of a kind that cannot be checked", path + " " + name);
            return Optional.empty();
        }
        if (algorithm == null || computation.isEmpty()) {
            findings.refuse("RECORD " + path, "hash " + text, "a hash such as sha256=...");
            return Optional.empty();
        }
        if (name.equals("md5") || name.equals("sha1")) {
            findings.warn("RECORD has a hash that is too weak for the specification", path + " " + name);
        }
        String value = text.substring(split + 1);
        Optional<String> digest = digest(value, computation.get().getDigestLength());
        if (digest.isEmpty()) {
            findings.refuse("RECORD " + path, "hash " + text, "a digest of " + name + " in URL-safe base64");
        } else if (value.endsWith("=") || value.contains("+") || value.contains("/") || isHex(value)) {
            findings.warn("RECORD spells a hash unusually", path + " " + text);
        }
        return digest.map(hex -> new RecordHash(algorithm, hex));
    }

    private static Optional<String> digest(String value, int size) {
        if (isHex(value) && value.length() == 2 * size) {
            return Optional.of(value.toLowerCase(Locale.ROOT));
        }
        String urlSafe = value.replaceFirst("=+$", "").replace('+', '-').replace('/', '_');
        try {
            byte[] digest = Base64.getUrlDecoder().decode(urlSafe);
            return Optional.of(digest).filter(bytes -> bytes.length == size).map(HexFormat.of()::formatHex);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** No base64 of a digest has as many characters as its hexadecimal, so that the two cannot be mixed up. */
    private static boolean isHex(String value) {
        return value.length() >= 2 * 16
                && value.length() % 8 == 0
                && value.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }
}
