package io.github.nightlywheels.fake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One client's socket: reads requests at the speed of the link, writes answers, and knows all the ways to hang up. */
public final class Wire implements Closeable {
    private static final int HEAD_LIMIT = 64 * 1024;
    /** So long may a client be held up while it sends, before the fake takes it for gone. */
    private static final int LINGER_MILLIS = 10_000;

    /** The first byte of a client that speaks TLS, and the fatal alert {@code protocol_version} (RFC 8446 section 6). */
    private static final byte TLS_HANDSHAKE = 0x16;

    private static final byte[] NO_COMMON_TLS_VERSION = {0x15, 3, 3, 0, 2, 2, 70};

    private final Socket socket;
    private final Link link;
    private final Link.Lane lane = new Link.Lane();
    private final InputStream in;
    private final OutputStream out;
    private final AnswerWriter answers;
    private final int number;
    private final byte[] buffer = new byte[64 * 1024];
    private final byte[] scratch = new byte[64 * 1024];
    private int position;
    private int limit;

    Wire(Socket socket, Link link, int number) throws IOException {
        this.socket = socket;
        this.link = link;
        this.number = number;
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
        answers = new AnswerWriter(out);
    }

    /** The next request on this connection; empty when the client has hung up between requests. */
    Optional<Incoming> next() throws IOException {
        if (position == limit && !fill()) {
            return Optional.empty();
        }
        if (buffer[position] == TLS_HANDSHAKE) {
            out.write(NO_COMMON_TLS_VERSION);
            closeGently();
            return Optional.empty();
        }
        String start = readLine();
        if (start.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = start.split(" ", -1);
        if (parts.length != 3 || !parts[2].equals("HTTP/1.1")) {
            throw new IOException("not an HTTP/1.1 request line: " + start);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("not a header line: " + line);
            }
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.merge(name, line.substring(colon + 1).strip(), (a, b) -> a + ", " + b);
        }
        return Optional.of(new Incoming(parts[0], parts[1], headers, number, socket.getLocalPort(), this));
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        while (line.length() < HEAD_LIMIT) {
            if (position == limit && !fill()) {
                return "";
            }
            char c = (char) (buffer[position++] & 0xff);
            if (c == '\n') {
                return line.toString();
            }
            if (c != '\r') {
                line.append(c);
            }
        }
        throw new IOException("a header line of more than " + HEAD_LIMIT + " characters");
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer));
        link.carried(limit, lane);
        return limit > 0;
    }

    int read(byte[] target, int offset, int length) throws IOException {
        if (position < limit || (length < buffer.length && fill())) {
            int n = Math.min(length, limit - position);
            System.arraycopy(buffer, position, target, offset, n);
            position += n;
            return n;
        }
        int n = in.read(target, offset, length);
        link.carried(Math.max(0, n), lane);
        return n;
    }

    byte[] scratch() {
        return scratch;
    }

    public void write(String text) throws IOException {
        out.write(text.getBytes(ISO_8859_1));
        out.flush();
    }

    /** What answers are written with. */
    AnswerWriter answers() {
        return answers;
    }

    /** Closes with a TCP reset, so that the client sees "connection reset" and not an end of stream. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Ends this direction only, and waits until the client ends the other. */
    public void halfClose() throws IOException {
        socket.shutdownOutput();
        awaitHangUp();
    }

    /** Leaves an answer to be read before the connection goes, though the client may still be sending. */
    public void closeGently() throws IOException {
        socket.shutdownOutput();
        socket.setSoTimeout(LINGER_MILLIS);
        awaitHangUp();
    }

    /** Takes whatever comes and says nothing until the client gives up or the fake is closed. */
    public void awaitHangUp() {
        try {
            int n = 0;
            while (n >= 0) {
                n = in.read(scratch);
            }
        } catch (IOException gone) {
            // That is what was waited for.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
