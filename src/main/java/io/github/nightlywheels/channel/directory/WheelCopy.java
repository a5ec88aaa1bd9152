package io.github.nightlywheels.channel.directory;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.IoErrors;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.files.DurableFiles;
import io.github.nightlywheels.wheel.Digests;
import io.github.nightlywheels.wheel.Wheel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.BiConsumer;

/** The way of a wheel's bytes onto the channel's disk. */
final class WheelCopy {
    private static final int CHUNK = 1 << 17;

    private WheelCopy() {}

    /**
     * Copies a wheel and compares what was copied with what was checked.
     *
     * @param progress hears of each chunk and of the bytes copied so far
     * @throws FailureException if the wheel cannot be read, or is not what was checked; the copy is then of no use
     * @throws IOException if the copy cannot be written
     */
    static void make(Wheel wheel, Path copy, DurableFiles disk, BiConsumer<ByteBuffer, Long> progress)
            throws IOException {
        MessageDigest sha256 = Digests.newSha256();
        long size = 0;
        try (InputStream in = open(wheel);
                FileChannel out = disk.create(copy)) {
            byte[] chunk = new byte[CHUNK];
            for (int length = read(wheel, in, chunk); length >= 0; length = read(wheel, in, chunk)) {
                sha256.update(chunk, 0, length);
                disk.write(out, ByteBuffer.wrap(chunk, 0, length));
                size += length;
                progress.accept(ByteBuffer.wrap(chunk, 0, length).asReadOnlyBuffer(), size);
            }
            if (size != wheel.digests().size()
                    || !HexFormat.of()
                            .formatHex(sha256.digest())
                            .equals(wheel.digests().sha256())) {
                throw new FailureException(
                        new WheelFailure.Changed(wheel.filename().text()));
            }
            disk.force(out);
        }
    }

    private static InputStream open(Wheel wheel) {
        try {
            return Files.newInputStream(wheel.path());
        } catch (IOException e) {
            throw new FailureException(IoErrors.unreadable(wheel.path(), e), e);
        }
    }

    private static int read(Wheel wheel, InputStream in, byte[] chunk) {
        try {
            return in.read(chunk);
        } catch (IOException e) {
            throw new FailureException(IoErrors.unreadable(wheel.path(), e), e);
        }
    }
}
