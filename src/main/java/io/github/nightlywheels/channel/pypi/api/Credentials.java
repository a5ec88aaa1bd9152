package io.github.nightlywheels.channel.pypi.api;

import io.github.nightlywheels.retry.RetryBudget;
import java.util.function.Consumer;

/** What a server is shown to know who uploads. Never shows itself otherwise. */
public interface Credentials {
    /** The user name that goes with a token where no other is given: PyPI's, which most servers take. */
    String TOKEN_USER = "__token__";

    /**
     * Gets them ready for a request, where they have to be asked for.
     *
     * @param budget how long to try, and what ends it
     * @throws io.github.nightlywheels.failure.FailureException if they cannot be had, or if the work was stopped
     */
    void prepare(RetryBudget budget);

    /** Hands the value of the {@code Authorization} header to the one who sets it; not at all where there are no credentials. */
    void authorize(Consumer<String> header);

    /** The text without them. */
    String redact(String text);
}
