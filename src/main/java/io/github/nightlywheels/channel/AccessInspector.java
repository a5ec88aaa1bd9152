package io.github.nightlywheels.channel;

/**
 * Finds out, without writing, what tells whether an upload would be allowed. Does not throw for what the channel answers, or
 * does not. Each method waits for its answers; one is called after the other, but for {@link #close}, which may come at any time.
 */
public interface AccessInspector extends AutoCloseable {

    /** What stops an upload for sure, if anything does: the facts of the account, its token, the organization, the server. */
    AccessFacts essentials();

    /** The essentials and all that only gives hints. */
    AccessFacts all();

    /**
     * Drops the questions that are still open: {@link #all} returns at once, in whichever thread it waits, and what the answers
     * would have told is unknown.
     */
    @Override
    void close();

    /** What is known without asking. */
    static AccessInspector of(AccessFacts facts) {
        return new AccessInspector() {
            @Override
            public AccessFacts essentials() {
                return facts;
            }

            @Override
            public AccessFacts all() {
                return facts;
            }

            @Override
            public void close() {
                // Nothing was asked.
            }
        };
    }
}
