package io.github.nightlywheels.wheel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Reads a file once from start to end through one buffer, and computes the digests of the whole file on the way. */
final class DigestingInput {
    /** Takes a run of bytes, which is valid during the call only. */
    interface Sink {
        void accept(byte[] buffer, int offset, int length);
    }

    private static final int BUFFER_SIZE = 1 << 18;

    private final FileChannel channel;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private final MessageDigest sha256 = digest("SHA-256");
    private final MessageDigest md5 = digest("MD5");
    private int next;
    private int limit;
    private long consumed;

    /** Reads from the channel's position, which must be its start. */
    DigestingInput(FileChannel channel) {
        this.channel = channel;
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
        HexFormat hex = HexFormat.of();
        return new Digests(hex.formatHex(sha256.digest()), hex.formatHex(md5.digest()), consumed);
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(algorithm + " is missing from this Java runtime", e);
        }
    }

    private void fill() throws IOException, DamageException {
        int read = channel.read(ByteBuffer.wrap(buffer));
        if (read < 0) {
            throw new DamageException("file", "its end at " + consumed, "more bytes (truncated zip)");
        }
        sha256.update(buffer, 0, read);
        md5.update(buffer, 0, read);
        next = 0;
        limit = read;
    }
}
