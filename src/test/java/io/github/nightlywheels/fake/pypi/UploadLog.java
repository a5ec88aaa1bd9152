package io.github.nightlywheels.fake.pypi;

import io.github.nightlywheels.fake.Incoming;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The requests that came, and what was odd about them. */
final class UploadLog {
    private final List<UploadRequest> requests = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private Optional<Instant> firstRequest = Optional.empty();
    private Optional<Instant> lastUpload = Optional.empty();

    synchronized void requestBegins() {
        firstRequest = firstRequest.or(() -> Optional.of(Instant.now()));
    }

    synchronized void fileIsStored() {
        lastUpload = Optional.of(Instant.now());
    }

    synchronized void record(Incoming request, Optional<ReceivedForm> form, int status, boolean applied) {
        requests.add(
                new UploadRequest(request.method, request.target, Map.copyOf(request.headers), form, status, applied));
    }

    synchronized void note(Collection<String> odd) {
        violations.addAll(odd);
    }

    synchronized void forget() {
        requests.clear();
        violations.clear();
    }

    synchronized List<UploadRequest> requests() {
        return List.copyOf(requests);
    }

    synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    synchronized Duration fromFirstRequestToLastUpload() {
        return Duration.between(firstRequest.orElseThrow(), lastUpload.orElseThrow());
    }
}
