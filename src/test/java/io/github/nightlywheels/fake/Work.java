package io.github.nightlywheels.fake;

/** A request that was read and not yet carried out, so that it can be carried out later than it is answered. */
interface Work {
    RequestOutcome carryOut();

    /** What the log is to remember of it as long as it is not carried out. */
    RequestOutcome unapplied();
}
