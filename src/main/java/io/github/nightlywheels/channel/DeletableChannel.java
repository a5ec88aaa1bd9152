package io.github.nightlywheels.channel;

import java.util.List;

/** A channel that files can be removed from. */
public interface DeletableChannel extends ReadableChannel {

    /**
     * Removes files. Each is looked at again right before, and left alone if it is no longer what it was. The files of a project
     * are removed one after the other, projects side by side. Does not throw if single removals fail.
     *
     * @param listener hears of each
     * @return one result per removal, in their order
     */
    List<RemovalResult> remove(List<Removal> removals, RemovalListener listener);
}
