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
    private static final String SEGMENT = "(?:[A-Za-z0-9._~-]|%[0-9A-Fa-f]{2})+";
    private static final String LISTING_QUERY = "(?:(?:platform|package_type|type|access)=[A-Za-z0-9._~-]*&?)*";

    private final World world;
    private final Faults faults;
    private final RequestLog log;
    private final Guard guard;
    private final AccountEndpoints accounts;
    private final PackageEndpoints packages;
    private final DistributionEndpoints distributions;

    ApiSite(World world, Faults faults, RequestLog log, Lies lies, String storageUrl) {
        this.world = world;
        this.faults = faults;
        this.log = log;
        guard = new Guard(world, log);
        accounts = new AccountEndpoints(world);
        packages = new PackageEndpoints(world, lies);
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
            String decoded = URLDecoder.decode(raw, UTF_8);
            if (decoded.indexOf('\ufffd') >= 0) {
                return Optional.empty();
            }
            segments.add(decoded);
        }
        return Optional.of(segments);
    }

    @Override
    public Outcome readOnly(Incoming request) throws IOException {
        return Outcome.NONE.withBody(new String(request.readAll(), UTF_8));
    }

    @Override
    public Answer finish(Answer answer) {
        return faults.withHeaders(answer);
    }

    @Override
    public Outcome handle(Endpoint.Match match, Incoming request) throws IOException {
        String body = new String(request.readAll(), UTF_8);
        synchronized (world) {
            Outcome outcome = decide(match, request, body);
            if (outcome.applied()) {
                world.accepted();
            }
            return outcome.withBody(body);
        }
    }

    private Outcome decide(Endpoint.Match match, Incoming request, String body) throws JsonProcessingException {
        if (match.endpoint() == Endpoint.UNKNOWN) {
            return violation(decode(request.target).isPresent() ? 404 : 400, request, "not a documented request");
        }
        Optional<Answer> refusal = guard.refuse(match.endpoint(), request.header("authorization"));
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        String login = guard.token(request.header("authorization"))
                .map(FakeToken::account)
                .orElse("");
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
        if (hasBody || !List.of("GET", "HEAD", "DELETE").contains(request.method)) {
            List<String> problems = BodyRules.problems(match, json);
            if (!problems.isEmpty()) {
                return violation(400, request, String.join("; ", problems));
            }
        }
        refusal = guard.refuseHolder(match, login);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        if (match.endpoint().isWrite() && faults.isReadOnly()) {
            return Outcome.refused(Answer.error(503, "The site is in read-only mode"));
        }
        return answer(match, request, json, login);
    }

    private Outcome answer(Endpoint.Match match, Incoming request, JsonNode json, String login) {
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
            default -> Outcome.refused(accounts.answer(match, login, guard.token(request.header("authorization"))));
        };
    }

    private Outcome violation(int status, Incoming request, String what) {
        log.violation(request.method + " " + request.target + ": " + what);
        return Outcome.refused(Answer.error(status, what));
    }
}
