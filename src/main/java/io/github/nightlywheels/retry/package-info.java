/**
 * Trying again: how often, how long, and with what pauses. Time and sleep are handed in, so that tests are exact and
 * instant.
 */
@NullMarked
package io.github.nightlywheels.retry;

import org.jspecify.annotations.NullMarked;
