package io.github.nightlywheels.fake;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.fake.RecordedRequest.Field;
import io.github.nightlywheels.fake.RecordedRequest.Received;
import java.time.Instant;
import java.util.List;

/** A staged file: the promise, the form that redeems it, and the bytes once they came. */
final class Stage {
    final String id;
    final String path;
    final JsonNode promise;
    final Instant stagedAt;
    final List<Field> form;
    Received received = Received.NOTHING;
    boolean committed;

    Stage(String id, String path, JsonNode promise, Instant stagedAt, List<Field> form) {
        this.id = id;
        this.path = path;
        this.promise = promise;
        this.stagedAt = stagedAt;
        this.form = form;
    }
}
