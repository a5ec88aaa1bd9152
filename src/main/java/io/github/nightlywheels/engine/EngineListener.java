package io.github.nightlywheels.engine;

import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.channel.ChannelListener;
import io.github.nightlywheels.channel.RemovalListener;
import io.github.nightlywheels.failure.Failure;

/**
 * Hears all that happens while a job is done, and decides what of it a person is shown. What a job came to is in its result.
 * Called from several threads at once.
 */
public interface EngineListener extends ChannelListener, RemovalListener {

    /** The token was found there; its value is never told. */
    void tokenFound(String source);

    /** The job begins with the channel; so many wheels are to be on it at the end. */
    void publishing(ChannelDescription channel, int wheels);

    /** It was decided what is to become of a wheel. */
    void decided(Decision decision);

    /** Files are about to be removed; {@code planned} says which, and that nothing of it is done. */
    default void pruning(PruneResult planned) {}

    /** What was to be removed is, as far as that went well. */
    default void pruned(PruneResult result) {}

    /** Something that fails nothing, but should be known; one sentence. */
    void warning(String sentence);

    /** Something about the wheels themselves, whatever channel they go to, that fails nothing, but should be known. */
    default void aboutWheels(String sentence) {
        warning(sentence);
    }

    /** Something that fails nothing, but should not stay so, with its remedy. */
    void concern(Failure failure);

    /** Something happened that nobody foresaw; the job goes on as far as it can. */
    void bug(String operation, Throwable thrown);
}
