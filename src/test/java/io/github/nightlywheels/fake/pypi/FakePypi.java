package io.github.nightlywheels.fake.pypi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nightlywheels.fake.FakeAnaconda;
import io.github.nightlywheels.fake.Host;
import io.github.nightlywheels.fake.Incoming;
import io.github.nightlywheels.fake.Link;
import io.github.nightlywheels.fake.Wire;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that speaks PyPI's upload API, in this process, on a free loopback port: PyPI itself with its checks, or any of those
 * that imitate it. It starts with its construction and ends with {@link #close()}.
 */
public final class FakePypi extends FileKnobs implements Closeable {
    private final Link link = new Link();
    private final Host host;
    private final UploadLog log = new UploadLog();
    private String httpVersion = "HTTP/1.1";
    private final Set<Wire> ended = new HashSet<>();

    public FakePypi() {
        try {
            host = new Host(FakeAnaconda.address(127, 0, 0, 1), this::converse, link, new AtomicInteger());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    FakePypi self() {
        return this;
    }

    /** What {@code nightly.apiUrl} is set to. */
    public String apiUrl() {
        return "pypi+" + uploadUrl();
    }

    public String uploadUrl() {
        return host.url() + "/legacy/";
    }

    /** What {@code nightly.indexUrl} is set to. */
    public String indexUrl() {
        return host.url() + "/simple/";
    }

    /** Lies behind a line of this round trip and of this width, in bits per second in all and per connection. */
    public FakePypi link(Duration roundTrip, long totalBitsPerSecond, long connectionBitsPerSecond) {
        link.shape(roundTrip, totalBitsPerSecond, connectionBitsPerSecond);
        return this;
    }

    /** The time from the first request to the answer to the last file that was stored. */
    public Duration fromFirstRequestToLastUpload() {
        return log.fromFirstRequestToLastUpload();
    }

    /** Answers and lists as this server does. */
    public FakePypi answersLike(ServerManners other) {
        return set(() -> {
            world.manners = other;
            world.overwrites = other.overwrites();
        });
    }

    public FakePypi answersLikeNexus() {
        return answersLike(ServerManners.NEXUS);
    }

    public FakePypi answersLikeGitLab() {
        return answersLike(ServerManners.GITLAB);
    }

    /** Answers in HTTP/1.0, in which a connection ends with its first answer, though this one is closed late. */
    public synchronized FakePypi speaksHttp10() {
        httpVersion = "HTTP/1.0";
        return this;
    }

    /** Refuses connections. */
    public FakePypi isDown() {
        try {
            host.goDown();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public List<UploadRequest> requests() {
        return log.requests();
    }

    public List<UploadRequest> uploads() {
        return requests().stream().filter(UploadRequest::isUpload).toList();
    }

    /** What no well-made client does. */
    public List<String> violations() {
        return log.violations();
    }

    /** Forgets requests; the files stay. */
    public FakePypi forgetsRequests() {
        log.forget();
        return this;
    }

    private boolean converse(Incoming request, Wire wire, CountDownLatch closed) throws IOException {
        log.requestBegins();
        link.travels();
        if (isEnded(wire)) {
            log.note(List.of("a second request on a connection that ended with its first answer"));
            return reset(request, wire, Optional.empty(), false);
        }
        if (request.isChunked()) {
            log.note(List.of("chunked transfer encoding"));
            return finish(request, wire, Optional.empty(), Reply.empty(411), false, false);
        }
        String path = request.target.replaceFirst("\\?.*", "");
        if (request.method.equals("POST") && path.equals("/legacy/")) {
            return upload(request, wire);
        }
        byte[] body = request.readAll();
        return finish(request, wire, Optional.empty(), answer(request, path, body), false, true);
    }

    private synchronized boolean isEnded(Wire wire) {
        return httpVersion.equals("HTTP/1.0") && !ended.add(wire);
    }

    private synchronized String httpVersion() {
        return httpVersion;
    }

    private boolean upload(Incoming request, Wire wire) throws IOException {
        Optional<PypiFault> fault = nextFault();
        PypiFault.How how = fault.map(PypiFault::how).orElse(PypiFault.How.STORE_AND_ANSWER);
        switch (how) {
            case ANSWER_EARLY -> {
                return finish(
                        request, wire, Optional.empty(), fault.orElseThrow().reply(), false, false);
            }
            case RESET_BEFORE -> {
                return reset(request, wire, Optional.empty(), false);
            }
            case RESET_DURING -> {
                request.drain(request.left() / 2);
                return reset(request, wire, Optional.empty(), false);
            }
            default -> {}
        }
        Optional<ReceivedForm> form = ReceivedForm.parse(request.header("content-type"), request.readAll())
                .map(whole -> damages() ? whole.damaged() : whole);
        if (how == PypiFault.How.RESET_AFTER) {
            return reset(request, wire, form, false);
        }
        if (how == PypiFault.How.ANSWER) {
            return finish(request, wire, form, fault.orElseThrow().reply(), false, true);
        }
        Reply reply = form.map(parsed -> handle(request, parsed))
                .orElseGet(() -> PypiWords.refusal(400, "the body is no form"));
        boolean stored = reply.status() / 100 == 2 && !drops();
        return how == PypiFault.How.STORE_AND_RESET
                ? reset(request, wire, form, stored)
                : finish(request, wire, form, fault.map(PypiFault::reply).orElse(reply), stored, true);
    }

    private boolean damages() {
        synchronized (world) {
            return world.faults.damagesFiles;
        }
    }

    private boolean drops() {
        synchronized (world) {
            return world.dropsWhatItTakes;
        }
    }

    private Optional<PypiFault> nextFault() {
        synchronized (world) {
            return world.faults.nextOfUpload();
        }
    }

    private boolean reset(Incoming request, Wire wire, Optional<ReceivedForm> form, boolean applied)
            throws IOException {
        log.record(request, form, 0, applied);
        wire.reset();
        return false;
    }

    private boolean finish(
            Incoming request, Wire wire, Optional<ReceivedForm> form, Reply reply, boolean applied, boolean keepsOpen)
            throws IOException {
        log.record(request, form, reply.status(), applied);
        link.travels();
        if (applied) {
            log.fileIsStored();
        }
        wire.write(reply.onTheWire(httpVersion(), keepsOpen, !request.method.equals("HEAD")));
        if (!keepsOpen) {
            wire.closeGently();
        }
        return keepsOpen;
    }

    private Reply handle(Incoming request, ReceivedForm form) {
        log.note(FormManners.violations(request, form));
        Submission upload = Submission.of(request, form);
        synchronized (world) {
            return world.manners == ServerManners.PYPI
                    ? PypiOrder.answer(upload, world)
                    : OtherServers.answer(upload, world);
        }
    }

    private Reply answer(Incoming request, String path, byte[] body) {
        synchronized (world) {
            return path.startsWith(IdentityEndpoints.PATH)
                    ? identities.answer(request, path, new String(body, UTF_8))
                    : pages.answer(request, path, host.url());
        }
    }

    @Override
    public void close() {
        try {
            host.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
