package io.github.nightlywheels.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is told that is not so, not told, or told late. */
public abstract sealed class ReportKnobs extends AnswerKnobs permits AccountKnobs {
    final Lies lies = new Lies();
    final FieldChanges fieldChanges = new FieldChanges();

    ReportKnobs(Clock clock) {
        super(clock);
    }

    public FakeAnaconda reportsOtherSha256(String filename) {
        return reports(filename, file -> file.put("sha256", "0".repeat(64)));
    }

    public FakeAnaconda reportsOtherSize(String filename) {
        return reports(filename, file -> file.put("size", file.path("size").asLong() + 1));
    }

    public FakeAnaconda reportsOtherLabels(String filename, String... labels) {
        return reports(filename, file -> List.of(labels).forEach(file.putArray("labels")::add));
    }

    /** Changes what is said about a distribution wherever it is said. */
    public FakeAnaconda reports(String filename, Consumer<ObjectNode> change) {
        lies.change(filename, change);
        return self();
    }

    /** Lists the distribution twice in its release and its package. */
    public FakeAnaconda reportsTwice(String filename) {
        lies.sayTwice(filename);
        return self();
    }

    /** Tells the id of every distribution that is reported, as {@code _id}; whether the real server does is not known. */
    public FakeAnaconda listsIds() {
        lies.listIds();
        return self();
    }

    /** Leaves these keys out of every distribution that is reported. */
    public FakeAnaconda omits(String... keys) {
        lies.omit(List.of(keys));
        return self();
    }

    /**
     * Leaves these fields out of the answers of one endpoint.
     *
     * @param fields where they stand in the answer, such as {@code expires}, {@code files[].size} or {@code [].scopes}
     */
    public FakeAnaconda omitsAt(Endpoint endpoint, String... fields) {
        for (String field : fields) {
            fieldChanges.add(endpoint, field, ObjectNode::remove);
        }
        return self();
    }

    /** Says the text "None" there, which the real server says in place of a value it does not have. */
    public FakeAnaconda saysNone(Endpoint endpoint, String... fields) {
        for (String field : fields) {
            says(endpoint, field, "None");
        }
        return self();
    }

    /**
     * Says this there, of whatever type: a text, number or truth value, a list, a map, or null.
     *
     * @param field where it stands in the answer, such as {@code expires}, {@code files[].size} or {@code [].scopes}
     */
    public FakeAnaconda says(Endpoint endpoint, String field, @Nullable Object value) {
        fieldChanges.add(endpoint, field, (object, key) -> object.set(key, World.JSON.valueToTree(value)));
        return self();
    }

    /** A file that was committed shows only from the next look after so many on. */
    public FakeAnaconda showsCommitsLate(int looks) {
        return set(() -> world.visibility.showCommitsLate(looks, Duration.ZERO));
    }

    /** A file that was committed shows only when that time has passed on the fake's clock. */
    public FakeAnaconda showsCommitsLate(Duration time) {
        return set(() -> world.visibility.showCommitsLate(0, time));
    }

    /** A file that was committed shows at once where it is asked for by name, and in lists only after so many. */
    public FakeAnaconda listsCommitsLate(int lists) {
        return set(() -> world.visibility.listCommitsLate(lists, Duration.ZERO));
    }

    /** A file that was committed shows at once where it is asked for by name, and in lists only when that time has passed. */
    public FakeAnaconda listsCommitsLate(Duration time) {
        return set(() -> world.visibility.listCommitsLate(0, time));
    }

    /** A file that was deleted still shows for so many looks at it. */
    public FakeAnaconda showsDeletionsLate(int looks) {
        return set(() -> world.visibility.showDeletionsLate(looks));
    }

    /** GET /authentication says the token's id and name only. */
    public FakeAnaconda bareAuthentication() {
        return set(() -> world.bareAuthentication = true);
    }
}
