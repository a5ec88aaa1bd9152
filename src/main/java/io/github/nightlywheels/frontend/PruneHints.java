package io.github.nightlywheels.frontend;

import io.github.nightlywheels.engine.PruneResult;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.prune.RetentionPolicy;

/**
 * What a person is told who lets a channel be pruned, beside what was found.
 *
 * @param console the console
 * @param names how parameters are written
 */
public record PruneHints(Console console, ParameterNames names) {

    /** Warns of a rule that removes nothing. */
    public void warnOf(RetentionPolicy policy) {
        if (policy.keepsEverything()) {
            console.warn("there is no rule, so everything is kept: set " + names.option("keepVersions", "NUMBER")
                    + " or " + names.option("keepDays", "NUMBER"));
        }
    }

    /**
     * Says how what was listed is removed.
     *
     * @param confirm what the front end takes for a yes
     */
    public void afterListing(PruneResult listed, String confirm) {
        if (listed.filesToRemove() > 0) {
            console.info("To remove them, run this with " + confirm + (listed.needsToken() ? " and a token" : ""));
        }
    }
}
