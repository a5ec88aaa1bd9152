/**
 * The place that wheels are published to, whatever its kind: {@link io.github.nightlywheels.channel.Channel} and the words
 * it is spoken to in. {@code anaconda} and {@code directory} below are its two kinds.
 */
@NullMarked
package io.github.nightlywheels.channel;

import org.jspecify.annotations.NullMarked;
