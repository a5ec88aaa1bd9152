/**
 * The API of anaconda.org as single requests ({@code anaconda-api.md} sections 0 and 1): {@code ApiClient} puts one on the wire,
 * {@code RetryingApi} repeats it, {@code VerifiedWrite} finds out by reading whether a write took effect, and
 * {@code ErrorMapper} gives an answer its meaning.
 */
@NullMarked
package io.github.nightlywheels.channel.anaconda.api;

import org.jspecify.annotations.NullMarked;
