package io.github.nightlywheels.channel.pypi.upload;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.IoErrors;
import io.github.nightlywheels.wheel.Wheel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.HexFormat;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * BLAKE2b with 256 bits, by which PyPI names files. The JDK has none; it is computed where a provider has it, be it one of the
 * JVM or one that the plugin was given as a dependency, such as Bouncy Castle. Every server does with SHA-256 alone.
 */
final class Blake2b {
    private static final String ALGORITHM = "BLAKE2B-256";
    private static final int CHUNK = 1 << 17;

    private Blake2b() {}

    /** The digest in lower-case hexadecimal, where it can be computed. */
    static Optional<String> of(Wheel wheel) {
        return newDigest().map(digest -> of(wheel, digest));
    }

    private static Optional<MessageDigest> newDigest() {
        Stream<Provider> given = ServiceLoader.load(Provider.class, Blake2b.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get);
        return Stream.concat(Stream.of(Security.getProviders()), given)
                .filter(provider -> provider.getService("MessageDigest", ALGORITHM) != null)
                .findFirst()
                .map(Blake2b::newDigest);
    }

    private static MessageDigest newDigest(Provider provider) {
        try {
            return MessageDigest.getInstance(ALGORITHM, provider);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String of(Wheel wheel, MessageDigest digest) {
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(wheel.path())) {
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                digest.update(chunk, 0, length);
            }
        } catch (IOException e) {
            throw new FailureException(IoErrors.unreadable(wheel.path(), e), e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
