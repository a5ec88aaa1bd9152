package io.github.nightlywheels.channel;

import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.ServerReply;
import java.util.Optional;
import java.util.function.Function;

/** What came of one question to a channel. That it is not known is an answer too, and never taken for a no. */
public sealed interface Told<T> {

    /** The channel told it. */
    record Known<T>(T value) implements Told<T> {}

    /** The channel says that there is no such thing, or that it will not show it. */
    record Absent<T>(ServerReply reply) implements Told<T> {}

    /** The channel refused to answer, for a reason that is understood. */
    record Refused<T>(Failure failure) implements Told<T> {}

    /** It was not asked, not answered, or the answer made no sense; {@code why} is a clause for a person. */
    record Unclear<T>(String why) implements Told<T> {}

    /** The value, where it is known. */
    default Optional<T> known() {
        return this instanceof Known<T> it ? Optional.of(it.value()) : Optional.empty();
    }

    /** Whether the channel says that there is no such thing. */
    default boolean isAbsent() {
        return this instanceof Absent<T>;
    }

    /** Why it is not known, as a clause for a person; empty where it is. */
    default String why() {
        if (this instanceof Absent<T> absent) {
            return "the server answered " + absent.reply();
        }
        if (this instanceof Refused<T> refused) {
            return refused.failure()
                    .reply()
                    .map(reply -> "the server answered " + reply)
                    .orElse(refused.failure().problem());
        }
        return this instanceof Unclear<T> unclear ? unclear.why() : "";
    }

    /** The same with another value; what the function cannot make sense of becomes unclear. */
    default <R> Told<R> map(Function<T, Told<R>> function) {
        if (this instanceof Known<T> it) {
            return function.apply(it.value());
        }
        if (this instanceof Absent<T> it) {
            return new Absent<>(it.reply());
        }
        return this instanceof Refused<T> it ? new Refused<>(it.failure()) : new Unclear<>(why());
    }
}
