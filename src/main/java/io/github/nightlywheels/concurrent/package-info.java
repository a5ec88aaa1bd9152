/**
 * Doing many things at once, so that an interruption and the first failure end up where the work was begun, and so that whoever
 * waits hears that the work was stopped.
 */
@NullMarked
package io.github.nightlywheels.concurrent;

import org.jspecify.annotations.NullMarked;
