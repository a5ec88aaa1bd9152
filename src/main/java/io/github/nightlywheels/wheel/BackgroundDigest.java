package io.github.nightlywheels.wheel;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Computes one digest of a stream on another thread, block after block. A digest cannot be split, so that this is how the
 * digests of one file and the inflating of its members get a processor each.
 */
final class BackgroundDigest {
    private final MessageDigest digest;
    private final Executor executor;
    private CompletableFuture<Void> done = CompletableFuture.completedFuture(null);

    BackgroundDigest(MessageDigest digest, Executor executor) {
        this.digest = digest;
        this.executor = executor;
    }

    /** Adds a block, which must not change before what is returned has completed. */
    CompletableFuture<Void> add(byte[] block, int length) {
        done = done.thenRunAsync(() -> digest.update(block, 0, length), executor);
        return done;
    }

    /** The digest of all blocks in lower-case hexadecimal digits; waits for it. */
    String hex() {
        done.join();
        return HexFormat.of().formatHex(digest.digest());
    }
}
