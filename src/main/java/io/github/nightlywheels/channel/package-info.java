/**
 * The place that wheels are published to, whatever its kind: {@link io.github.nightlywheels.channel.Channel} and the words
 * it is spoken to in. Each kind of channel has a package below.
 */
@NullMarked
package io.github.nightlywheels.channel;

import org.jspecify.annotations.NullMarked;
