/**
 * The simple index as others write it, for the channels that read one: {@code FileAnchor} is the link of a file on a project's
 * page in HTML.
 */
@NullMarked
package io.github.nightlywheels.channel.simple;

import org.jspecify.annotations.NullMarked;
