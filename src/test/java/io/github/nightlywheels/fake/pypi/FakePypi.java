package io.github.nightlywheels.fake.pypi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that speaks PyPI's upload API, in this process, on a free loopback port: PyPI itself with its checks, or any of those
 * that imitate it. It starts with its construction and ends with {@link #close()}.
 */
public final class FakePypi implements Closeable {
    private final Link link = new Link();
    private final Host host;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<UploadRequest> requests = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final List<StoredFile> files = new ArrayList<>();
    private final Set<String> projects = new HashSet<>();
    private final Map<String, Integer> hiddenFor = new HashMap<>();
    private final Deque<PypiFault> faults = new ArrayDeque<>();
    private final Deque<Reply> indexFaults = new ArrayDeque<>();
    private final Deque<Reply> identityFaults = new ArrayDeque<>();
    private final Set<String> burnt = new HashSet<>();
    private Optional<PypiFault> always = Optional.empty();
    private ServerManners manners = ServerManners.PYPI;
    private boolean overwrites = false;
    private String user = "__token__";
    private String password = "pypi-0123456789abcdef";
    private boolean dropsWhatItTakes;
    private boolean protectsIndex;
    private boolean filesElsewhere;
    private boolean downloads = true;
    private Optional<ServerManners.Shows> shows = Optional.empty();
    private String httpVersion = "HTTP/1.1";
    private final Set<Wire> ended = new HashSet<>();
    private long largest = Long.MAX_VALUE;
    private int listsAfter;
    private Optional<String> forwards = Optional.empty();
    private String audience = "pypi";
    private Optional<Reply> identityAlways = Optional.empty();
    private Optional<Reply> mintRefusal = Optional.empty();
    private int minted;
    private Optional<Instant> firstRequest = Optional.empty();
    private Optional<Instant> lastUpload = Optional.empty();

    public FakePypi() {
        try {
            host = new Host(FakeAnaconda.address(127, 0, 0, 1), this::converse, link, connections);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
    public synchronized Duration fromFirstRequestToLastUpload() {
        return Duration.between(firstRequest.orElseThrow(), lastUpload.orElseThrow());
    }

    /** Answers and lists as this server does. */
    public synchronized FakePypi answersLike(ServerManners other) {
        manners = other;
        overwrites = other.overwrites();
        return this;
    }

    public FakePypi answersLikeNexus() {
        return answersLike(ServerManners.NEXUS);
    }

    public FakePypi answersLikeGitLab() {
        return answersLike(ServerManners.GITLAB);
    }

    /** Lets files of the same name be replaced, as a repository with redeployment or a volatile index does. */
    public synchronized FakePypi redeployAllowed() {
        overwrites = true;
        return this;
    }

    public synchronized FakePypi redeployForbidden() {
        overwrites = false;
        return this;
    }

    /** Answers uploads as it does those that it stores, and loses the files afterwards. */
    public synchronized FakePypi dropsWhatItTakes() {
        dropsWhatItTakes = true;
        return this;
    }

    /** Takes uploads with this user name and password. */
    public synchronized FakePypi account(String name, String secret) {
        user = name;
        password = secret;
        return this;
    }

    public synchronized String user() {
        return user;
    }

    public synchronized String password() {
        return password;
    }

    /** Redirects who downloads a file to a storage. */
    public synchronized FakePypi keepsFilesInAStorage() {
        filesElsewhere = true;
        return this;
    }

    /** Tells SHA-512 of its files in place of SHA-256. */
    public synchronized FakePypi showsSha512() {
        shows = Optional.of(ServerManners.Shows.SHA512);
        return this;
    }

    /** Lets nobody download a file. */
    public synchronized FakePypi refusesDownloads() {
        downloads = false;
        return this;
    }

    /** Answers in HTTP/1.0, in which a connection ends with its first answer, though this one is closed late. */
    public synchronized FakePypi speaksHttp10() {
        httpVersion = "HTTP/1.0";
        return this;
    }

    /** Wants the credentials for the index too. */
    public synchronized FakePypi protectsIndex() {
        protectsIndex = true;
        return this;
    }

    /** Refuses larger files. */
    public synchronized FakePypi takesAtMost(long bytes) {
        largest = bytes;
        return this;
    }

    /** Lists a file only after its project was asked for that often. */
    public synchronized FakePypi listsAfter(int reads) {
        listsAfter = reads;
        return this;
    }

    /** Sends clients that ask for unknown projects to another index. */
    public synchronized FakePypi forwardsTo(String otherHost) {
        forwards = Optional.of(otherHost);
        return this;
    }

    /** Answers the next uploads so, without storing anything. */
    public synchronized FakePypi answersOnce(Reply... replies) {
        Arrays.asList(replies).forEach(reply -> faults.add(new PypiFault(PypiFault.How.ANSWER, reply)));
        return this;
    }

    /** Refuses the next upload with these words, put where the server has them that it is like. */
    public synchronized FakePypi refusesOnce(int status, String words) {
        return answersOnce(manners.refusal(status, words));
    }

    /** Answers all uploads so from now on. */
    public synchronized FakePypi answers(Reply reply) {
        always = Optional.of(new PypiFault(PypiFault.How.ANSWER, reply));
        return this;
    }

    /** Answers the next uploads so, but stores the files. */
    public synchronized FakePypi storesButAnswers(Reply... replies) {
        Arrays.asList(replies).forEach(reply -> faults.add(new PypiFault(PypiFault.How.STORE_AND_ANSWER, reply)));
        return this;
    }

    /** Answers the next upload so before its file has arrived, and hangs up. */
    public synchronized FakePypi answersEarly(Reply reply) {
        faults.add(new PypiFault(PypiFault.How.ANSWER_EARLY, reply));
        return this;
    }

    /** Stores the next file and resets the connection in place of an answer. */
    public synchronized FakePypi losesAnswer() {
        faults.add(PypiFault.of(PypiFault.How.STORE_AND_RESET));
        return this;
    }

    /** Resets the connection of the next upload: before its body, in the middle of it, or after it. */
    public synchronized FakePypi resetsAt(int percent) {
        faults.add(PypiFault.of(
                percent == 0
                        ? PypiFault.How.RESET_BEFORE
                        : percent < 100 ? PypiFault.How.RESET_DURING : PypiFault.How.RESET_AFTER));
        return this;
    }

    /** Answers the next questions to the index so. */
    public synchronized FakePypi indexAnswersOnce(Reply... replies) {
        indexFaults.addAll(List.of(replies));
        return this;
    }

    /** Never takes the name of a deleted file again. */
    public synchronized FakePypi hasDeleted(String filename) {
        burnt.add(filename);
        return this;
    }

    /** Has this file. */
    public synchronized FakePypi has(String project, String version, String filename, byte[] content) {
        return lists(project, version, filename, content, "");
    }

    /** Lists this file, which lies on another host. */
    public synchronized FakePypi lists(
            String project, String version, String filename, byte[] content, String otherHost) {
        projects.add(StoredFile.normalize(project));
        files.add(new StoredFile(project, version, filename, content, Instant.now(), otherHost));
        return this;
    }

    /** Wants identities that are made for this audience, as TestPyPI wants its own. */
    public synchronized FakePypi audience(String wanted) {
        audience = wanted;
        return this;
    }

    /** Answers the next requests of the exchange so. */
    public synchronized FakePypi identityAnswersOnce(Reply... replies) {
        identityFaults.addAll(List.of(replies));
        return this;
    }

    /** Answers all requests of the exchange so from now on. */
    public synchronized FakePypi identityAnswers(Reply reply) {
        identityAlways = Optional.of(reply);
        return this;
    }

    /** Refuses to exchange identities. */
    public synchronized FakePypi refusesIdentity(Reply reply) {
        mintRefusal = Optional.of(reply);
        return this;
    }

    /** Behaves from now on. */
    public synchronized FakePypi behavesAgain() {
        faults.clear();
        indexFaults.clear();
        always = Optional.empty();
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

    /** The file of this name, if it is there. */
    public synchronized Optional<StoredFile> find(String filename) {
        return files.stream().filter(file -> file.filename().equals(filename)).findFirst();
    }

    public synchronized List<UploadRequest> requests() {
        return List.copyOf(requests);
    }

    public synchronized List<UploadRequest> uploads() {
        return requests.stream().filter(UploadRequest::isUpload).toList();
    }

    /** What no well-made client does. */
    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /** Forgets requests; the files stay. */
    public synchronized FakePypi forgetsRequests() {
        requests.clear();
        violations.clear();
        return this;
    }

    private boolean converse(Incoming request, Wire wire, CountDownLatch closed) throws IOException {
        noteFirst();
        link.travels();
        if (isEnded(wire)) {
            note("a second request on a connection that ended with its first answer");
            return reset(request, wire, Optional.empty(), false);
        }
        if (request.isChunked()) {
            note("chunked transfer encoding");
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

    private synchronized void noteFirst() {
        firstRequest = firstRequest.or(() -> Optional.of(Instant.now()));
    }

    private synchronized void noteUpload() {
        lastUpload = Optional.of(Instant.now());
    }

    private synchronized void note(String violation) {
        violations.add(violation);
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
        Optional<ReceivedForm> form = ReceivedForm.parse(request.header("content-type"), request.readAll());
        if (how == PypiFault.How.RESET_AFTER) {
            return reset(request, wire, form, false);
        }
        if (how == PypiFault.How.ANSWER) {
            return finish(request, wire, form, fault.orElseThrow().reply(), false, true);
        }
        int before = count();
        Reply reply = form.map(parsed -> handle(request, parsed))
                .orElseGet(() -> PypiChecks.refusal(400, "the body is no form"));
        boolean stored = count() != before || (reply.status() / 100 == 2 && !drops());
        return how == PypiFault.How.STORE_AND_RESET
                ? reset(request, wire, form, stored)
                : finish(request, wire, form, fault.map(PypiFault::reply).orElse(reply), stored, true);
    }

    private synchronized boolean drops() {
        return dropsWhatItTakes;
    }

    private synchronized int count() {
        return files.size();
    }

    private synchronized Optional<PypiFault> nextFault() {
        return faults.isEmpty() ? always : Optional.of(faults.remove());
    }

    private boolean reset(Incoming request, Wire wire, Optional<ReceivedForm> form, boolean applied)
            throws IOException {
        record(request, form, 0, applied);
        wire.reset();
        return false;
    }

    private synchronized void record(Incoming request, Optional<ReceivedForm> form, int status, boolean applied) {
        requests.add(
                new UploadRequest(request.method, request.target, Map.copyOf(request.headers), form, status, applied));
    }

    private boolean finish(
            Incoming request, Wire wire, Optional<ReceivedForm> form, Reply reply, boolean applied, boolean keepsOpen)
            throws IOException {
        record(request, form, reply.status(), applied);
        link.travels();
        if (applied) {
            noteUpload();
        }
        boolean isFile = reply.headers().getOrDefault("Content-Type", "").equals("application/octet-stream");
        byte[] body = reply.body().getBytes(isFile ? ISO_8859_1 : UTF_8);
        StringBuilder head = new StringBuilder(httpVersion + " " + reply.status() + " " + reply.reason() + "\r\n");
        reply.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append(reply.status() == 204 ? "" : "Content-Length: " + body.length + "\r\n");
        head.append(keepsOpen ? "\r\n" : "Connection: close\r\n\r\n");
        boolean hasBody = !request.method.equals("HEAD") && reply.status() != 204;
        wire.write(head + (hasBody ? new String(body, ISO_8859_1) : ""));
        if (!keepsOpen) {
            wire.closeGently();
        }
        return keepsOpen;
    }

    private boolean isAuthorized(Incoming request) {
        String expected = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
        return request.header("authorization").equals("Basic " + expected);
    }

    private synchronized Reply handle(Incoming request, ReceivedForm form) {
        violations.addAll(PypiChecks.violations(form));
        if (!request.header("authorization").startsWith("Basic ")) {
            violations.add("no Basic credentials at once");
        }
        if (request.header("user-agent").contains("twine")) {
            violations.add("it says that it is twine");
        }
        boolean isPypi = manners == ServerManners.PYPI;
        Optional<Reply> shape = isPypi ? PypiChecks.refuseShape(form) : Optional.empty();
        if (shape.isPresent()) {
            return shape.get();
        }
        if (!isAuthorized(request)) {
            return isPypi
                    ? PypiChecks.refusal(
                            403,
                            "Invalid or non-existent authentication information. See"
                                    + " https://pypi.org/help/#invalid-auth for more information.")
                    : Reply.empty(401).with("WWW-Authenticate", "Basic realm=\"pypi\"");
        }
        Optional<Reply> refused = PypiChecks.refuse(form).filter(reply -> isPypi);
        return refused.orElseGet(() -> store(form));
    }

    /** Stores the file unless it is refused, in the order of {@code pypi-upload-api.md} section 2.1. */
    private Reply store(ReceivedForm form) {
        boolean isPypi = manners == ServerManners.PYPI;
        var content = form.content().orElseThrow();
        String filename = content.filename().orElseThrow();
        StoredFile file = new StoredFile(
                form.first("name"), form.first("version"), filename, content.content(), Instant.now(), "");
        if (file.content().length > largest) {
            return isPypi
                    ? PypiChecks.refusal(
                            400,
                            "File too large. Limit for project '" + file.project() + "' is 100 MB. See"
                                    + " https://pypi.org/help/#file-size-limit for more information.")
                    : Reply.html(413, "413 Request Entity Too Large", "nginx");
        }
        Optional<Reply> digests = PypiChecks.refuseDigests(form, file);
        if (digests.isPresent()) {
            return digests.get();
        }
        Optional<StoredFile> other = find(filename).filter(found -> found.host().isEmpty());
        if (other.isPresent() && !overwrites) {
            return manners.again(file, other.get().hasContentOf(file));
        }
        if (isPypi && files.stream().anyMatch(known -> known.hasContentOf(file))) {
            return manners.again(file, false);
        }
        if (burnt.contains(filename)) {
            return PypiChecks.refusal(
                    400,
                    "This filename was previously used by a file that has since been deleted. Use a different version.");
        }
        if (filename.endsWith(".tar.gz") && hasSdist(file)) {
            return PypiChecks.refusal(400, "Only one sdist may be uploaded per release.");
        }
        Optional<Reply> wheel = isPypi ? PypiChecks.refuseWheel(filename) : Optional.empty();
        if (wheel.isPresent()) {
            return wheel.get();
        }
        if (dropsWhatItTakes) {
            return manners.stored(file);
        }
        other.ifPresent(files::remove);
        files.add(file);
        projects.add(StoredFile.normalize(file.project()));
        hiddenFor.put(filename, listsAfter);
        return manners.stored(file);
    }

    private boolean hasSdist(StoredFile file) {
        return files.stream()
                .anyMatch(known -> known.filename().endsWith(".tar.gz")
                        && !known.filename().equals(file.filename())
                        && known.project().equals(file.project())
                        && known.version().equals(file.version()));
    }

    private synchronized Reply answer(Incoming request, String path, byte[] body) {
        if (path.startsWith("/simple/")) {
            return index(request, path.substring("/simple/".length()));
        }
        if (path.startsWith("/files/")) {
            if (!downloads) {
                return Reply.empty(403);
            }
            if (filesElsewhere) {
                return Reply.empty(302).with("Location", host.url() + path.replace("/files/", "/storage/"));
            }
            return find(path.substring("/files/".length()))
                    .map(file -> Reply.of(200, "application/octet-stream", new String(file.content(), ISO_8859_1)))
                    .orElse(Reply.empty(404));
        }
        if (path.startsWith("/storage/")) {
            return find(path.substring("/storage/".length()))
                    .map(file -> Reply.of(200, "application/octet-stream", new String(file.content(), ISO_8859_1)))
                    .orElse(Reply.empty(404));
        }
        if (path.startsWith("/_/oidc/")) {
            return identity(request, path, new String(body, UTF_8));
        }
        if (path.equals("/legacy")) {
            return Reply.empty(308).with("Location", uploadUrl());
        }
        if (path.equals("/legacy/elsewhere")) {
            return Reply.empty(302).with("Location", indexUrl());
        }
        return path.equals("/legacy/")
                ? Reply.html(200, "legacy", "This is where files are uploaded to.")
                : Reply.html(request.method.equals("POST") ? 405 : 404, "Error", "no such place");
    }

    private Reply index(Incoming request, String rest) {
        if (!request.method.equals("GET")) {
            return Reply.html(405, "Method Not Allowed", "");
        }
        if (!indexFaults.isEmpty()) {
            return indexFaults.remove();
        }
        if (protectsIndex && !isAuthorized(request)) {
            return Reply.empty(401).with("WWW-Authenticate", "Basic realm=\"pypi\"");
        }
        if (rest.isEmpty()) {
            return Reply.html(200, "Simple index", String.join(" ", projects));
        }
        String project = rest.replaceFirst("/$", "");
        if (!rest.endsWith("/") || !project.equals(StoredFile.normalize(project))) {
            return Reply.empty(301).with("Location", indexUrl() + StoredFile.normalize(project) + "/");
        }
        if (!projects.contains(project)) {
            return forwards.map(other -> Reply.empty(302).with("Location", other + "/simple/" + project + "/"))
                    .orElse(Reply.of(404, "text/plain", "404 Not Found"));
        }
        List<StoredFile> listed = new ArrayList<>();
        for (StoredFile file : files) {
            if (StoredFile.normalize(file.project()).equals(project)
                    && hiddenFor.merge(file.filename(), -1, Integer::sum) < 0) {
                listed.add(file);
            }
        }
        boolean json = manners.shows() == ServerManners.Shows.JSON
                && request.header("accept").contains("application/vnd.pypi.simple.v1+json");
        return ListedPages.page(project, listed, shows.orElse(manners.shows()), json, host.url());
    }

    private Reply identity(Incoming request, String path, String body) {
        if (!identityFaults.isEmpty()) {
            return identityFaults.remove();
        }
        if (identityAlways.isPresent()) {
            return identityAlways.get();
        }
        if (path.equals("/_/oidc/audience")) {
            return Reply.json(200, "{\"audience\":\"" + audience + "\"}");
        }
        if (path.equals("/_/oidc/github")) {
            boolean asks = request.target.contains("audience=" + audience)
                    && request.header("authorization").equals("bearer the-request-token");
            return asks ? Reply.json(200, "{\"value\":\"the.identity.token\"}") : Reply.empty(401);
        }
        if (!path.equals("/_/oidc/mint-token") || !body.equals("{\"token\":\"the.identity.token\"}")) {
            return Reply.json(
                    422,
                    "{\"message\":\"Token request failed\",\"errors\":[{\"code\":\"invalid-token\","
                            + "\"description\":\"malformed JWT\"}]}");
        }
        if (mintRefusal.isPresent()) {
            return mintRefusal.get();
        }
        minted++;
        password = "pypi-minted-" + minted;
        long expires = Instant.now().plusSeconds(900).getEpochSecond();
        return Reply.json(200, "{\"success\":true,\"token\":\"" + password + "\",\"expires\":" + expires + "}");
    }

    /** How often an identity was exchanged. */
    public synchronized int minted() {
        return minted;
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
