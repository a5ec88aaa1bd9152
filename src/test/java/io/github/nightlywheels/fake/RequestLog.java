package io.github.nightlywheels.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Everything that was asked of the fake, in the order in which the answers were decided. */
final class RequestLog {
    private final List<RecordedRequest> requests = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();

    /** Writes a request down, with the answer that it is about to get; {@link Answer#NONE} for none. */
    synchronized RecordedRequest record(Incoming request, Endpoint.Match match, RequestOutcome outcome, Answer answer) {
        RecordedRequest recorded = new RecordedRequest(
                match.endpoint(),
                request.method,
                request.target,
                match.segments(),
                request.port,
                Map.copyOf(request.headers),
                outcome.body(),
                outcome.form(),
                outcome.file(),
                request.connection,
                request.startedAt,
                Instant.now(),
                answer.status(),
                Rays.in(answer),
                answer.isWholeJson(),
                match.endpoint().isWrite(),
                outcome.applied());
        requests.add(recorded);
        return recorded;
    }

    /** A write that had been answered has taken effect after all. */
    synchronized void tookEffect(RecordedRequest request) {
        requests.replaceAll(one -> one.equals(request) ? request.tookEffect() : one);
    }

    /** Notes a breach of the protocol that no well-made client commits. */
    synchronized void violation(String what) {
        violations.add(what);
    }

    synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    synchronized List<RecordedRequest> requests(Predicate<RecordedRequest> which) {
        return requests.stream().filter(which).toList();
    }

    synchronized void forget() {
        requests.clear();
        violations.clear();
    }
}
