package io.github.nightlywheels.wheel;

import io.github.nightlywheels.wheel.fault.DamageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Reads a file once from start to end through a few buffers, and computes the digests of the whole file on the way. */
final class DigestingInput implements AutoCloseable {
    /** Takes a run of bytes, which is valid during the call only. */
    interface Sink {
        void accept(byte[] buffer, int offset, int length);
    }

    private static final int BUFFER_SIZE = 1 << 17;
    private static final int BUFFERS = 8;

    private final FileChannel channel;
    private final byte[][] buffers = new byte[BUFFERS][];
    private final CompletableFuture<?>[] digested = new CompletableFuture<?>[BUFFERS];
    private final ExecutorService threads = Executors.newFixedThreadPool(2, DigestingInput::daemon);
    private final BackgroundDigest sha256 = new BackgroundDigest(Digests.newSha256(), threads);
    private final Optional<BackgroundDigest> md5 =
            Digests.find("MD5").map(digest -> new BackgroundDigest(digest, threads));
    private int filled;
    private byte[] buffer = new byte[0];
    private int next;
    private int limit;
    private long consumed;

    /** Reads from the channel's position, which must be its start. */
    DigestingInput(FileChannel channel) {
        this.channel = channel;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "nightly-wheels-digest");
        thread.setDaemon(true);
        return thread;
    }

    /** How many bytes have been handed out or skipped. */
    long position() {
        return consumed;
    }

    /** Hands the next bytes to a sink, in as many runs as it takes. */
    void feed(long count, Sink sink) throws IOException, DamageException {
        long remaining = count;
        while (remaining > 0) {
            if (next == limit) {
                fill();
            }
            int run = (int) Math.min(remaining, limit - next);
            sink.accept(buffer, next, run);
            next += run;
            consumed += run;
            remaining -= run;
        }
    }

    void skipTo(long target) throws IOException, DamageException {
        feed(target - consumed, (bytes, offset, length) -> {});
    }

    /** The next bytes, little-endian. */
    ByteBuffer take(int count) throws IOException, DamageException {
        ByteBuffer taken = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        feed(count, taken::put);
        return taken.flip();
    }

    /** Reads what is left and tells the digests of the whole file. */
    Digests finish() throws IOException, DamageException {
        skipTo(channel.size());
        return new Digests(sha256.hex(), md5.map(BackgroundDigest::hex), consumed);
    }

    private void fill() throws IOException, DamageException {
        int slot = filled++ % BUFFERS;
        if (buffers[slot] == null) {
            buffers[slot] = new byte[BUFFER_SIZE];
        } else {
            digested[slot].join();
        }
        buffer = buffers[slot];
        int read = channel.read(ByteBuffer.wrap(buffer));
        if (read < 0) {
            throw new DamageException("file", "its end at " + consumed, "more bytes (truncated zip)");
        }
        CompletableFuture<Void> first = sha256.add(buffer, read);
        digested[slot] = md5.map(second -> CompletableFuture.allOf(first, second.add(buffer, read)))
                .orElse(first);
        next = 0;
        limit = read;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
