package io.github.nightlywheels.fake;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** One loopback port with a daemon thread per connection. */
public final class Host implements Closeable {

    /** Says what becomes of a request; true means that the connection may carry another one. */
    public interface Conversation {
        boolean answer(Incoming request, Wire wire, CountDownLatch closed) throws IOException;
    }

    private static final int SMALL_RECEIVE_BUFFER = 64 * 1024;

    private final InetSocketAddress address;
    private volatile ServerSocket server = new ServerSocket();
    private volatile CompletableFuture<Void> accepting;
    private final Conversation conversation;
    private final Link link;
    private final AtomicInteger connections;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "FakeAnaconda");
        thread.setDaemon(true);
        return thread;
    });

    public Host(InetAddress loopback, Conversation conversation, Link link, AtomicInteger connections)
            throws IOException {
        this.conversation = conversation;
        this.link = link;
        this.connections = connections;
        server.bind(new InetSocketAddress(loopback, 0), 256);
        address = new InetSocketAddress(loopback, server.getLocalPort());
        accepting = CompletableFuture.runAsync(() -> accept(server), threads);
    }

    public String url() {
        String host = address.getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    public int port() {
        return address.getPort();
    }

    /** Lets the client feel the pace at which the fake reads; counts for connections made from now on. */
    void keepReceiveBufferSmall() throws SocketException {
        server.setReceiveBufferSize(SMALL_RECEIVE_BUFFER);
    }

    /** Refuses connections, and ends those there are. */
    public void goDown() throws IOException {
        server.close();
        accepting.join(); // a closed socket may accept one more connection
        hangUp();
    }

    /** Listens again, on the same port. */
    public void comeUp() throws IOException {
        ServerSocket again = new ServerSocket();
        again.setReuseAddress(true);
        again.bind(address, 256);
        server = again;
        accepting = CompletableFuture.runAsync(() -> accept(again), threads);
    }

    /** Ends all connections, as a server does with idle ones. */
    void hangUp() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                int number = connections.incrementAndGet();
                threads.execute(() -> converse(socket, number));
            } catch (IOException | RejectedExecutionException endOrClientGone) {
                // A client that left in the queue, or close(), which ends the loop.
            }
        }
    }

    private void converse(Socket socket, int number) {
        try (socket) {
            Wire wire = new Wire(socket, link, number);
            link.connects();
            boolean another = true;
            while (another) {
                var request = wire.next();
                another = request.isPresent() && conversation.answer(request.get(), wire, closed);
            }
        } catch (IOException gone) {
            // The client, a fault or close() ended the connection; what came of the request is in the log.
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        goDown();
        threads.shutdownNow();
    }
}
