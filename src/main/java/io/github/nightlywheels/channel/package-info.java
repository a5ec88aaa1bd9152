/**
 * The place that wheels are published to, whatever its kind: {@link io.github.nightlywheels.channel.Channel} and the words
 * it is spoken to in. {@code anaconda}, {@code directory} and {@code pypi} below are its kinds.
 */
@NullMarked
package io.github.nightlywheels.channel;

import org.jspecify.annotations.NullMarked;
