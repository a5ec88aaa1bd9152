package io.github.nightlywheels.channel.pypi.upload;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.IoErrors;
import io.github.nightlywheels.wheel.Digests;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * BLAKE2b with 256 bits, by which PyPI names files. The JDK has none; it is computed where a provider has it, be it one of the
 * JVM or one that the plugin was given as a dependency, such as Bouncy Castle. Every server does with SHA-256 alone.
 */
final class Blake2b {
    private static final String ALGORITHM = "BLAKE2B-256";

    private Blake2b() {}

    /** The providers that the plugin was given, made once: that of Bouncy Castle takes a while. */
    private static final class Given {
        private static final List<Provider> PROVIDERS =
                ServiceLoader.load(Provider.class, Blake2b.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
    }

    /**
     * The digest in lower-case hexadecimal, where it can be computed.
     *
     * @throws FailureException if the file cannot be read
     */
    static Optional<String> of(Path file) {
        return of(
                file,
                Stream.<Supplier<Stream<Provider>>>of(
                                () -> Stream.of(Security.getProviders()), () -> Given.PROVIDERS.stream())
                        .flatMap(Supplier::get));
    }

    /** The digest by the first of these providers that has it; empty if none has. */
    static Optional<String> of(Path file, Stream<Provider> providers) {
        return providers
                .filter(provider -> provider.getService("MessageDigest", ALGORITHM) != null)
                .findFirst()
                .map(Blake2b::newDigest)
                .map(digest -> of(file, digest));
    }

    private static MessageDigest newDigest(Provider provider) {
        try {
            return MessageDigest.getInstance(ALGORITHM, provider);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String of(Path file, MessageDigest digest) {
        try {
            return Digests.of(file, digest);
        } catch (IOException e) {
            throw new FailureException(IoErrors.unreadable(file, e), e);
        }
    }
}
