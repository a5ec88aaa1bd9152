/**
 * Asks the server what an account may do ({@code anaconda-api.md} sections 1.2 to 1.4) and turns its answers into
 * {@link io.github.nightlywheels.channel.AccessFacts}. Nothing is judged here.
 */
@NullMarked
package io.github.nightlywheels.channel.anaconda.access;

import org.jspecify.annotations.NullMarked;
