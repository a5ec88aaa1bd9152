package io.github.nightlywheels.fake.pypi;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.jcajce.provider.digest.Blake2b;

/**
 * A file that the fake has.
 *
 * @param project as the form spelled it
 * @param version as the form spelled it
 * @param filename its name
 * @param content its bytes
 * @param uploadedAt when it came
 * @param host where it lies, if not here
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record StoredFile(
        String project, String version, String filename, byte[] content, Instant uploadedAt, String host) {

    /** The digest that the JDK does not have. */
    static final String BLAKE2 = "BLAKE2B-256";

    /** The digest in lower-case hexadecimal. */
    public String digest(String algorithm) {
        try {
            return HexFormat.of().formatHex(algorithm(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean hasContentOf(StoredFile other) {
        return Arrays.equals(content, other.content);
    }

    boolean isOfProject(String name) {
        return normalize(project).equals(normalize(name));
    }

    private static MessageDigest algorithm(String name) throws NoSuchAlgorithmException {
        return name.equals(BLAKE2) ? Blake2.digest() : MessageDigest.getInstance(name);
    }

    /** Loaded only if a client sends this digest: the benchmark runs without Bouncy Castle. */
    private static final class Blake2 {
        static MessageDigest digest() {
            return new Blake2b.Blake2b256();
        }
    }

    static String normalize(String project) {
        return project.replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
    }
}
