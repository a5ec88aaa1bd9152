/**
 * What the channels that upload over the network have in common: {@code Network} makes connections and pauses as the settings
 * say, {@code WheelTransfer} sends a wheel once, which {@code WheelBody} streams, and {@code CircuitBreaker} stops what could
 * not succeed.
 */
@NullMarked
package io.github.nightlywheels.channel.transfer;

import org.jspecify.annotations.NullMarked;
