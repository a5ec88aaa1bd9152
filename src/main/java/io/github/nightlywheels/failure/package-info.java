/**
 * What can go wrong, as facts, and the words for it. {@link io.github.nightlywheels.failure.Failure} is the closed set of
 * foreseen failures, in one file per family; {@link io.github.nightlywheels.failure.FailureException} carries one of them up to
 * the front end together with the {@linkplain io.github.nightlywheels.failure.ChannelState state the channel is in}; {@link
 * io.github.nightlywheels.failure.FailureFormatter} lays both out as a person reads them, with the {@linkplain
 * io.github.nightlywheels.failure.ParameterNames names of the parameters} in the front end that is used. This package knows no
 * other package of the plugin.
 */
@NullMarked
package io.github.nightlywheels.failure;

import org.jspecify.annotations.NullMarked;
