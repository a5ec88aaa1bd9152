package io.github.nightlywheels.fake;

import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * One thing that goes wrong with one request.
 *
 * @param effect whether and when the request takes effect all the same
 * @param how what becomes of the connection
 * @param pause between two bytes of an answer that {@linkplain How#DRIBBLE dribbles}
 * @param change turns the true answer into the one sent; for a fault without an effect at once there is no true answer, and
 *     it is given an empty 200
 */
record Fault(Effect effect, How how, Duration pause, UnaryOperator<Answer> change) {

    /** Whether and when a request takes effect. */
    sealed interface Effect {
        Effect NONE = new None();
        Effect AT_ONCE = new AtOnce();

        /** Never. */
        record None() implements Effect {}

        /** Before it is answered. */
        record AtOnce() implements Effect {}

        /** When that time has passed on the fake's clock, after the answer. */
        record After(Duration time) implements Effect {}

        /** When that many more requests have been answered. */
        record AfterRequests(int number) implements Effect {}
    }

    enum How {
        /** Reads the request and answers. */
        ANSWER,
        /** Answers without reading the body, and closes. */
        ANSWER_EARLY,
        /** Resets the connection before the body. */
        RESET_BEFORE_BODY,
        /** Resets the connection in the middle of the body. */
        RESET_IN_BODY,
        /** Reads the request and resets the connection in place of an answer. */
        RESET,
        /** Reads no byte of the body and sends none. */
        STALL_BEFORE_BODY,
        /** Reads the request and sends nothing. */
        STALL,
        /** Reads the request, then ends its direction of the connection. */
        HALF_CLOSE,
        /** Sends half of the answer's body, then closes. */
        TRUNCATE,
        /** Sends the answer byte by byte. */
        DRIBBLE
    }

    private static Fault of(Effect effect, How how, UnaryOperator<Answer> change) {
        return new Fault(effect, how, Duration.ZERO, change);
    }

    static Fault answer(Answer answer) {
        return answer(Effect.NONE, answer);
    }

    static Fault answer(Effect effect, Answer answer) {
        return of(effect, How.ANSWER, ignored -> answer);
    }

    static Fault early(Answer answer) {
        return of(Effect.NONE, How.ANSWER_EARLY, ignored -> answer);
    }

    static Fault unanswered(How how) {
        return of(Effect.NONE, how, UnaryOperator.identity());
    }

    static Fault applied(How how) {
        return of(Effect.AT_ONCE, how, UnaryOperator.identity());
    }

    static Fault appliedBut(UnaryOperator<Answer> change) {
        return of(Effect.AT_ONCE, How.ANSWER, change);
    }

    static Fault dribbling(Duration pause) {
        return new Fault(Effect.AT_ONCE, How.DRIBBLE, pause, UnaryOperator.identity());
    }
}
