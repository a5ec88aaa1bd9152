package io.github.nightlywheels.fake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A body of unknown length on a connection that goes on after it; for HTTP/1.0, which ends it by hanging up, as it is. */
final class ChunkedOutput extends OutputStream {
    private static final int CHUNK = 16 * 1024;

    private final OutputStream out;
    private final boolean chunked;
    private final ByteArrayOutputStream chunk = new ByteArrayOutputStream(CHUNK);

    ChunkedOutput(OutputStream out, boolean chunked) {
        this.out = out;
        this.chunked = chunked;
    }

    @Override
    public void write(int one) throws IOException {
        chunk.write(one);
        sendFull();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        chunk.write(bytes, offset, length);
        sendFull();
    }

    private void sendFull() throws IOException {
        if (chunk.size() >= CHUNK) {
            send();
        }
    }

    private void send() throws IOException {
        if (chunk.size() == 0) {
            return;
        }
        if (chunked) {
            out.write((Integer.toHexString(chunk.size()) + "\r\n").getBytes(ISO_8859_1));
        }
        chunk.writeTo(out);
        if (chunked) {
            out.write("\r\n".getBytes(ISO_8859_1));
        }
        chunk.reset();
    }

    /** Ends the body, which is broken off otherwise, and leaves the connection open. */
    void finish() throws IOException {
        send();
        if (chunked) {
            out.write("0\r\n\r\n".getBytes(ISO_8859_1));
        }
        out.flush();
    }
}
