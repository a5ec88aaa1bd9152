package io.github.nightlywheels.wheel.zip;

import io.github.nightlywheels.wheel.fault.DamageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Reads pieces of a zip at known places. */
final class ZipBytes {
    private ZipBytes() {}

    /**
     * A piece of the file, little-endian as all of a zip is.
     *
     * @throws DamageException if the file ends before it
     */
    static ByteBuffer read(FileChannel channel, long position, int length) throws IOException, DamageException {
        ByteBuffer piece = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (piece.hasRemaining()) {
            if (position < 0 || channel.read(piece, position + piece.position()) < 0) {
                throw new DamageException(
                        "file", channel.size() + " bytes", length + " bytes at " + position + " (truncated zip)");
            }
        }
        return piece.flip();
    }

    /**
     * A name in a zip. Without bit 11 it should be CP437, but several tools write UTF-8 there too.
     *
     * @return the name, or one with U+FFFD if it cannot be decoded
     */
    static String name(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            // In the jdk.charsets module, which a small runtime may lack.
            Charset cp437 = Charset.isSupported("IBM437") ? Charset.forName("IBM437") : StandardCharsets.UTF_8;
            return new String(bytes, cp437);
        }
    }
}
