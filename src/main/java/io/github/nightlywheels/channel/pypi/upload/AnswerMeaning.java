package io.github.nightlywheels.channel.pypi.upload;

import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.ServerReply;
import java.time.Duration;
import java.util.Optional;

/** What an answer to an upload means. */
sealed interface AnswerMeaning {

    /** The file is stored, or was there with the same content, which no server tells apart. */
    record Stored() implements AnswerMeaning {}

    /** The server will store it, or not: only the index tells. */
    record Accepted() implements AnswerMeaning {}

    /** There is a file of this name, with the same content or not. */
    record Taken(ServerReply reply) implements AnswerMeaning {}

    /**
     * The server failed, and may not do so next time.
     *
     * @param failure what has failed if there is no next time
     * @param effect whether the file may be there all the same
     * @param retryAfter how long the server asks to wait
     */
    record Passing(Failure failure, Effect effect, Optional<Duration> retryAfter) implements AnswerMeaning {}

    /** Whether a request may have had an effect although it was not answered as if. */
    enum Effect {
        NONE,
        POSSIBLE
    }

    /**
     * A page for people in place of an answer.
     *
     * @param failure what has failed if the file does not show
     */
    record Doubtful(Failure failure) implements AnswerMeaning {}

    /** It is refused in words that are known, whenever it is sent. */
    record Refused(Failure failure) implements AnswerMeaning {}

    /** It is refused by a status alone, which what stands in front of the server may give although the file has arrived. */
    record RefusedByStatus(Failure failure) implements AnswerMeaning {}
}
