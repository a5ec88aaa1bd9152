package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.failure.FailureException;

/** How a staging ended. */
sealed interface Staging {
    /** A place is set aside for the bytes. */
    record Place(Staged staged) implements Staging {}

    /** The channel has the same content under the name already. */
    record AlreadyThere() implements Staging {}

    /** The name is taken, by a distribution or by an upload that has not finished. */
    record Taken(ApiAnswer answer) implements Staging {}

    /** The release or the package is not there any more; {@code refusal} is what it is if it stays so. */
    record Vanished(FailureException refusal) implements Staging {}
}
