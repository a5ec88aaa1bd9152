package io.github.nightlywheels.fake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** A request whose head has been read and whose body is still on the wire. */
public final class Incoming {
    public final String method;
    public final String target;
    public final Map<String, String> headers;
    final int connection;
    final int port;
    final Instant startedAt = Instant.now();

    private final Wire wire;
    private long left;
    private boolean expectsContinue;

    Incoming(String method, String target, Map<String, String> headers, int connection, int port, Wire wire) {
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.connection = connection;
        this.port = port;
        this.wire = wire;
        this.left = Math.max(0, declaredLength());
        this.expectsContinue = header("expect").equalsIgnoreCase("100-continue");
    }

    public String header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, "");
    }

    public boolean isChunked() {
        return headers.containsKey("transfer-encoding");
    }

    /** The Content-Length, or -1 if there is none that is a number. */
    public long declaredLength() {
        String length = header("content-length");
        return length.matches("[0-9]{1,18}") ? Long.parseLong(length) : -1;
    }

    public long left() {
        return left;
    }

    int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        if (expectsContinue) {
            expectsContinue = false;
            wire.write("HTTP/1.1 100 Continue\r\n\r\n");
        }
        int n = wire.read(buffer, offset, (int) Math.min(length, left));
        if (n < 0) {
            throw new IOException("the client closed the connection " + left + " bytes before the end of its body");
        }
        left -= n;
        return n;
    }

    public byte[] readAll() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int n = read(buffer, 0, buffer.length); n >= 0; n = read(buffer, 0, buffer.length)) {
            all.write(buffer, 0, n);
        }
        return all.toByteArray();
    }

    public void drain() throws IOException {
        drain(left);
    }

    public void drain(long bytes) throws IOException {
        byte[] buffer = wire.scratch();
        long end = left - bytes;
        while (left > end) {
            int ignored = read(buffer, 0, (int) Math.min(buffer.length, left - end));
            assert ignored >= 0;
        }
    }
}
