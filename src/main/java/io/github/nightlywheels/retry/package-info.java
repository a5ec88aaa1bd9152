/**
 * Trying again: {@code RetryDecision} decides whether there is another try, within the {@code RetryLimits} and the {@code
 * RetryBudget}, and {@code Retrier} says how long the pause before it is. Time and sleep are handed in, so that tests are exact
 * and instant.
 */
@NullMarked
package io.github.nightlywheels.retry;

import org.jspecify.annotations.NullMarked;
