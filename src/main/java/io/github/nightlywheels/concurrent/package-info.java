/** Doing many things at once, so that an interruption and the first failure end up where the work was begun. */
@NullMarked
package io.github.nightlywheels.concurrent;

import org.jspecify.annotations.NullMarked;
