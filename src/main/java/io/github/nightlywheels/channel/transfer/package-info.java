/**
 * What the channels that upload over the network have in common: {@code Network} makes connections and pauses as the settings say,
 * {@code WheelBody} streams a wheel, and {@code CircuitBreaker} stops what would be in vain.
 */
@NullMarked
package io.github.nightlywheels.channel.transfer;

import org.jspecify.annotations.NullMarked;
