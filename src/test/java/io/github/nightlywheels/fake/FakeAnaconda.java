package io.github.nightlywheels.fake;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * anaconda.org's upload API and its storage, in this process, on two free loopback ports. It keeps to anaconda-api.md and
 * refuses whatever that does not describe. It starts with its construction and ends with {@link #close()}.
 */
public final class FakeAnaconda extends ChannelKnobs implements Closeable {
    private static final InetAddress LOOPBACK = address(127, 0, 0, 1);

    private final Link link = new Link();
    private final AtomicInteger connections = new AtomicInteger();
    private final StorageSite storageSite;
    private final Host storage;
    private final Host api;

    public FakeAnaconda() {
        this(Clock.systemUTC());
    }

    /** Leases, policies, expiry and upload times follow this clock. */
    public FakeAnaconda(Clock clock) {
        this(clock, LOOPBACK);
    }

    /** Listens on this address. */
    public FakeAnaconda(Clock clock, InetAddress loopback) {
        super(clock);
        storageSite = new StorageSite(world, log);
        try {
            storage = new Host(loopback, new RequestHandler(storageSite, world, faults, log, link), link, connections);
            ApiSite apiSite = new ApiSite(world, faults, log, lies, fieldChanges, storage.url());
            api = new Host(loopback, new RequestHandler(apiSite, world, faults, log, link), link, connections);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A fake with an organization that holds the empty projects, and a user whose group may write to them. */
    public static FakeAnaconda withWriter(String login, String token, String organization, String... projects) {
        return new FakeAnaconda().writer(login, token, organization, projects);
    }

    /** An address of this machine, without a look-up of names. */
    public static InetAddress address(int... bytes) {
        byte[] raw = new byte[bytes.length];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (byte) bytes[i];
        }
        try {
            return InetAddress.getByAddress(raw);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    FakeAnaconda self() {
        return this;
    }

    /** What {@code nightly.apiUrl} is set to, without a trailing slash. */
    public String apiUrl() {
        return api.url();
    }

    /** Where staged files are sent to: another origin than the API. */
    public String storageUrl() {
        return storage.url();
    }

    @Override
    public void close() {
        try (storage) {
            api.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The API refuses connections until it {@linkplain #comesUp comes up}. */
    public FakeAnaconda isDown() {
        return host(api::goDown);
    }

    public FakeAnaconda comesUp() {
        return host(api::comeUp);
    }

    /** Closes the connections to the API, as servers do with idle ones. */
    public FakeAnaconda closesConnections() {
        return host(api::hangUp);
    }

    /** Ends each connection after one answer, without having said so. */
    public FakeAnaconda hangsUpAfterEachAnswer() {
        world.hangsUpUnannounced = true;
        return this;
    }

    /** Answers in HTTP/1.0, where that is the rule. */
    public FakeAnaconda speaksHttp10() {
        world.httpVersion = "HTTP/1.0";
        return hangsUpAfterEachAnswer();
    }

    private interface HostChange {
        void make() throws IOException;
    }

    private FakeAnaconda host(HostChange change) {
        try {
            change.make();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Every new connection and every request costs a round trip; what arrives is limited in total and per connection. */
    public FakeAnaconda link(Duration roundTrip, long totalBitsPerSecond, long connectionBitsPerSecond) {
        link.shape(roundTrip, totalBitsPerSecond, connectionBitsPerSecond);
        return host(storage::keepReceiveBufferSmall).host(api::keepReceiveBufferSmall);
    }

    /** Counts the bytes of a file and does not look at them, for benchmarks on a small machine. */
    public FakeAnaconda skipsDigests() {
        storageSite.skipDigests();
        return this;
    }

    /** Whatever reached the storage's port. */
    public List<RecordedRequest> storageRequests() {
        return requests(request -> request.port() == storage.port());
    }

    public int connectionsOpened() {
        return connections.get();
    }

    /** Forgets requests, violations and counts; the channel stays as it is. */
    public FakeAnaconda forgetsRequests() {
        log.forget();
        connections.set(0);
        return this;
    }
}
