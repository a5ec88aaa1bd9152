package io.github.nightlywheels.channel.anaconda;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Begins an answer and then sends a byte now and then, for ever. */
final class DribblingServer implements AutoCloseable {
    private final ServerSocket server;
    private final String start;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** A server whose answers begin like that. */
    DribblingServer(String start) {
        this.start = start;
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    static DribblingServer inHead() {
        return new DribblingServer("HTTP/1.1 200 OK\r\nX-Long: ");
    }

    static DribblingServer inBody() {
        return new DribblingServer("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> answer(socket));
            } catch (IOException end) {
                return;
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                // The head; a body is not read, and fits into the buffers.
            }
            OutputStream out = socket.getOutputStream();
            out.write(start.getBytes(StandardCharsets.ISO_8859_1));
            while (!server.isClosed()) {
                out.write(' ');
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        } catch (IOException gone) {
            // The client has given up.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdown();
    }
}
