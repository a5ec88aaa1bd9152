package io.github.nightlywheels.channel;

import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.ServerReply;
import java.util.Optional;
import java.util.function.Function;

/** What came of one question to a channel. That it is not known is an answer too, and never taken for a no. */
public sealed interface Lookup<T> {

    /** The channel told it. */
    record Found<T>(T value) implements Lookup<T> {}

    /** The channel says that there is no such thing, or that it will not show it. */
    record NotFound<T>(ServerReply reply) implements Lookup<T> {}

    /** The channel refused to answer, for a reason that is understood. */
    record Denied<T>(Failure failure) implements Lookup<T> {}

    /** Something answered that is not the channel: a web page where the channel would answer in its own format. */
    record Foreign<T>(ServerReply reply) implements Lookup<T> {}

    /** It was not asked, not answered, or the answer made no sense; {@code why} is a clause for a person. */
    record Unknown<T>(String why) implements Lookup<T> {}

    /** The value, where it is known. */
    default Optional<T> known() {
        return this instanceof Found<T> it ? Optional.of(it.value()) : Optional.empty();
    }

    /** Whether the channel says that there is no such thing. */
    default boolean isAbsent() {
        return this instanceof NotFound<T>;
    }

    /** Why it is not known, as a clause for a person; empty where it is. */
    default String why() {
        if (this instanceof NotFound<T> absent) {
            return "the server answered " + absent.reply();
        }
        if (this instanceof Foreign<T> page) {
            return "the server answered " + page.reply();
        }
        if (this instanceof Denied<T> refused) {
            return refused.failure()
                    .reply()
                    .map(reply -> "the server answered " + reply)
                    .orElse(refused.failure().problem());
        }
        return this instanceof Unknown<T> unclear ? unclear.why() : "";
    }

    /** The same with another value; what the function cannot make sense of becomes unclear. */
    default <R> Lookup<R> map(Function<T, Lookup<R>> function) {
        if (this instanceof Found<T> it) {
            return function.apply(it.value());
        }
        if (this instanceof NotFound<T> it) {
            return new NotFound<>(it.reply());
        }
        if (this instanceof Foreign<T> it) {
            return new Foreign<>(it.reply());
        }
        return this instanceof Denied<T> it ? new Denied<>(it.failure()) : new Unknown<>(why());
    }
}
