package io.github.nightlywheels.fake;

import java.util.function.UnaryOperator;

/**
 * One thing that goes wrong with one request.
 *
 * @param applies whether the request takes effect all the same
 * @param how what becomes of the connection
 * @param change turns the true answer into the one sent; for a fault that does not apply there is no true answer, and it
 *     is given an empty 200
 */
record Fault(boolean applies, How how, UnaryOperator<Answer> change) {

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
        TRUNCATE
    }

    static Fault answer(Answer answer) {
        return new Fault(false, How.ANSWER, ignored -> answer);
    }

    static Fault early(Answer answer) {
        return new Fault(false, How.ANSWER_EARLY, ignored -> answer);
    }

    static Fault unanswered(How how) {
        return new Fault(false, how, UnaryOperator.identity());
    }

    static Fault applied(How how) {
        return new Fault(true, how, UnaryOperator.identity());
    }

    static Fault appliedBut(UnaryOperator<Answer> change) {
        return new Fault(true, How.ANSWER, change);
    }
}
