package io.github.nightlywheels.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The API's port: checks the form of a request, then the token, then its holder's rights, then asks the endpoints. */
final class ApiSite implements RequestHandler.Site {
    /** A plus and an exclamation mark are taken as they are, because the official client does not encode them. */
    private static final String SEGMENT = "(?:[A-Za-z0-9._~+!-]|%[0-9A-Fa-f]{2})+";

    private static final String LISTING_QUERY = "(?:(?:platform|package_type|type|access)=[A-Za-z0-9._~-]*&?)*";

    private final World world;
    private final Faults faults;
    private final RequestLog log;
    private final Guard guard;
    private final AccountEndpoints accounts;
    private final PackageEndpoints packages;
    private final DistributionEndpoints distributions;
    private final LabelEndpoints labels;
    private final FieldChanges changes;
    private final Rays rays = new Rays();

    ApiSite(World world, Faults faults, RequestLog log, Lies lies, FieldChanges changes, String storageUrl) {
        this.world = world;
        this.changes = changes;
        this.faults = faults;
        this.log = log;
        guard = new Guard(world, log);
        accounts = new AccountEndpoints(world);
        packages = new PackageEndpoints(world, lies);
        labels = new LabelEndpoints(world, lies);
        distributions = new DistributionEndpoints(world, log, lies, storageUrl);
    }

    @Override
    public Endpoint.Match match(Incoming request) {
        return decode(request.target)
                .map(path -> Endpoint.match(request.method, path))
                .orElseGet(() -> new Endpoint.Match(Endpoint.UNKNOWN, Map.of()));
    }

    /** The decoded segments; empty when a segment is not percent-encoded as RFC 3986 wants, or there is an odd query. */
    private static Optional<List<String>> decode(String target) {
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        boolean listing = path.matches("/packages/" + SEGMENT);
        if (question >= 0 && !(listing && target.substring(question + 1).matches(LISTING_QUERY))) {
            return Optional.empty();
        }
        if (path.equals("/")) {
            return Optional.of(List.of(""));
        }
        List<String> segments = new ArrayList<>();
        for (String raw : path.substring(Math.min(1, path.length())).split("/", -1)) {
            if (!raw.matches(SEGMENT) || raw.matches("\\.{1,2}")) {
                return Optional.empty();
            }
            String decoded = URLDecoder.decode(raw.replace("+", "%2B"), UTF_8);
            if (decoded.indexOf('\ufffd') >= 0) {
                return Optional.empty();
            }
            segments.add(decoded);
        }
        return Optional.of(segments);
    }

    @Override
    public RequestOutcome readOnly(Incoming request) throws IOException {
        return RequestOutcome.NONE.withBody(new String(request.readAll(), UTF_8));
    }

    @Override
    public Answer finish(Endpoint.Match match, Answer answer) {
        return faults.withHeaders(match.endpoint(), rays.api(answer));
    }

    @Override
    public Work receive(Endpoint.Match match, Incoming request) throws IOException {
        String body = new String(request.readAll(), UTF_8);
        return new Work() {
            @Override
            public RequestOutcome carryOut() {
                synchronized (world) {
                    RequestOutcome outcome = decide(match, request, body);
                    if (outcome.applied()) {
                        world.accepted();
                    }
                    return changes.apply(match.endpoint(), outcome).withBody(body);
                }
            }

            @Override
            public RequestOutcome unapplied() {
                return RequestOutcome.NONE.withBody(body);
            }
        };
    }

    private RequestOutcome decide(Endpoint.Match match, Incoming request, String body) {
        if (match.endpoint() == Endpoint.UNKNOWN) {
            return violation(decode(request.target).isPresent() ? 404 : 400, request, "not a documented request");
        }
        Optional<Answer> refusal = guard.refuse(match.endpoint(), request.header("authorization"));
        if (refusal.isPresent()) {
            return RequestOutcome.refused(refusal.get());
        }
        boolean hasBody = request.declaredLength() > 0;
        if (hasBody && !request.header("content-type").matches("application/json(;.*)?")) {
            return violation(400, request, "the Content-Type is not application/json");
        }
        JsonNode json = World.NODES.missingNode();
        if (hasBody) {
            try {
                json = World.JSON.readTree(body);
            } catch (JsonProcessingException e) {
                return violation(400, request, "the body is not JSON");
            }
        }
        List<String> remarks = new ArrayList<>();
        if (request.target.matches("[^?]*[+!].*")) {
            remarks.add("the path is not percent-encoded");
        }
        if (hasBody || match.endpoint().wantsBody()) {
            BodyRules.Verdict verdict = BodyRules.judge(match, json);
            if (!verdict.refusals().isEmpty()) {
                return violation(400, request, String.join("; ", verdict.refusals()));
            }
            remarks.addAll(verdict.remarks());
        }
        remarks.forEach(remark -> log.violation(request.method + " " + request.target + ": " + remark));
        return allowed(LabelEndpoints.about(match, json), request, json);
    }

    private RequestOutcome allowed(Endpoint.Match match, Incoming request, JsonNode json) {
        String login = guard.token(request.header("authorization"))
                .map(FakeToken::account)
                .orElse("");
        Optional<Answer> refusal = guard.refuseHolder(match, login);
        if (refusal.isPresent()) {
            return RequestOutcome.refused(refusal.get());
        }
        if (match.endpoint().isWrite() && faults.isReadOnly()) {
            return RequestOutcome.refused(Answer.error(503, "The site is in read-only mode"));
        }
        return answer(match, request, json, login);
    }

    private RequestOutcome answer(Endpoint.Match match, Incoming request, JsonNode json, String login) {
        return switch (match.endpoint()) {
            case PACKAGES,
                    PACKAGE_GET,
                    PACKAGE_FILES,
                    PACKAGE_CREATE,
                    PACKAGE_UPDATE,
                    PACKAGE_DELETE,
                    RELEASE_GET,
                    RELEASE_CREATE,
                    RELEASE_UPDATE,
                    RELEASE_DELETE -> packages.answer(match, json, request.header("host"));
            case STAGE, COMMIT, DIST_GET, DIST_DELETE, DOWNLOAD ->
                distributions.answer(match, json, request.header("host"));
            case LABELS, LABEL, LABEL_ADD, LABEL_REMOVE -> labels.answer(match, request.header("host"));
            default ->
                RequestOutcome.refused(accounts.answer(match, login, guard.token(request.header("authorization"))));
        };
    }

    private RequestOutcome violation(int status, Incoming request, String what) {
        log.violation(request.method + " " + request.target + ": " + what);
        return RequestOutcome.refused(Answer.error(status, what));
    }
}
