package io.github.nightlywheels.channel.transfer;

import io.github.nightlywheels.wheel.Digests;
import io.github.nightlywheels.wheel.Wheel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * A wheel's bytes, streamed from the disk. What is sent is digested on the way and compared with what was checked: if the
 * file is no longer the same, the last bytes are held back, so that the other side never has the whole of it.
 */
public final class WheelBody extends RequestBody {
    private static final int CHUNK = 64 * 1024;

    /** Hears of the bytes that are sent. */
    @FunctionalInterface
    public interface Progress {
        /** These bytes are on their way, after so many in all. */
        void sent(ByteBuffer chunk, long total);
    }

    /** The file is not the one that was checked. */
    public static final class ChangedException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** The file cannot be read, which no repetition of the request mends. */
    public static final class UnreadableException extends IOException {
        private static final long serialVersionUID = 1L;

        private final IOException reason;

        UnreadableException(IOException reason) {
            super(reason);
            this.reason = reason;
        }

        /** Why not. */
        public IOException reason() {
            return reason;
        }
    }

    private final Wheel wheel;
    private final Optional<MediaType> type;
    private final Progress progress;
    private volatile long sent;

    /**
     * The bytes of a wheel.
     *
     * @param type what they are sent as, if that is said at all
     * @param progress hears of them as they are sent
     */
    public WheelBody(Wheel wheel, Optional<MediaType> type, Progress progress) {
        this.wheel = wheel;
        this.type = type;
        this.progress = progress;
    }

    /** The wheel. */
    public Wheel wheel() {
        return wheel;
    }

    /** Whether all bytes were sent. */
    public boolean isSent() {
        return sent == contentLength();
    }

    @Override
    public @Nullable MediaType contentType() {
        return type.orElse(null);
    }

    @Override
    public long contentLength() {
        return wheel.digests().size();
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        MessageDigest sha256 = Digests.newSha256();
        long size = contentLength();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        try (FileChannel file = open()) {
            sent = 0;
            while (sent < size) {
                chunk.clear().limit((int) Math.min(CHUNK, size - sent));
                if (read(file, chunk) < 0) {
                    throw new ChangedException();
                }
                chunk.flip();
                sha256.update(chunk.duplicate());
                long total = sent + chunk.remaining();
                if (total == size) {
                    requireUnchanged(sha256, file.size());
                }
                progress.sent(chunk.asReadOnlyBuffer(), total);
                sink.write(chunk);
                sent = total;
            }
        }
    }

    private FileChannel open() throws UnreadableException {
        try {
            return FileChannel.open(wheel.path(), StandardOpenOption.READ);
        } catch (IOException e) {
            throw new UnreadableException(e);
        }
    }

    private static int read(FileChannel file, ByteBuffer chunk) throws IOException {
        try {
            return file.read(chunk);
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableException(e);
        }
    }

    private void requireUnchanged(MessageDigest sha256, long sizeNow) throws ChangedException {
        String digest = HexFormat.of().formatHex(sha256.digest());
        if (sizeNow != contentLength() || !digest.equals(wheel.digests().sha256())) {
            throw new ChangedException();
        }
    }
}
