/**
 * What pruning removes from a channel: {@link io.github.nightlywheels.prune.PruneRule} decides about the files of a project,
 * {@link io.github.nightlywheels.prune.ListingCheck} finds what makes a list unfit to decide by. Both are pure functions; nothing
 * here reads a channel or changes one.
 */
@NullMarked
package io.github.nightlywheels.prune;

import org.jspecify.annotations.NullMarked;
