package io.github.nightlywheels.failure;

import java.util.Objects;
import java.util.Optional;

/**
 * A foreseen failure: the facts, as JDK types only, and the words that belong to them.
 *
 * <p>Each record stands beside its own sentences, so that a message read in a log is found by searching for its text or for
 * its code, which is in its {@link Code}.
 */
public sealed interface Failure
        permits AccessFailure,
                ChannelFailure,
                ConfigurationFailure,
                ContentFailure,
                CredentialFailure,
                MembershipFailure,
                RunFailure,
                SetFailure,
                StorageFailure,
                TokenFailure,
                TokenSourceFailure,
                TokenWarning,
                TransferFailure,
                UpkeepFailure,
                UploadFailure,
                UploadUrlFailure,
                WheelFailure {

    /** The failure's name in reports, and the anchor of its section in the documentation, such as {@code token-expired}. */
    default String code() {
        return Objects.requireNonNull(getClass().getAnnotation(Code.class), getClass()::getName)
                .value();
    }

    /** What happened: one sentence that holds the offending value and no secret. */
    String problem();

    /** The same, with parameters as the front end calls them. */
    default String problem(ParameterNames names) {
        return problem();
    }

    /**
     * What to do: imperative, naming the file, parameter or page to change; lines are separated by {@code \n}.
     *
     * @param names how the front end writes parameters
     */
    String remedy(ParameterNames names);

    /** Which token it is about, where the token matters to this failure. */
    default Optional<TokenOrigin> origin() {
        return this instanceof OfToken it ? Optional.of(it.token()) : Optional.empty();
    }

    /** What the server said, where a server said something. */
    default Optional<ServerReply> reply() {
        return this instanceof Answered it ? Optional.of(it.answer()) : Optional.empty();
    }

    /** A failure to which the token matters. */
    interface OfToken {
        /** Where the token came from, and whose it is. */
        TokenOrigin token();
    }

    /** A failure that a server told of. */
    interface Answered {
        /** What it said. */
        ServerReply answer();
    }
}
