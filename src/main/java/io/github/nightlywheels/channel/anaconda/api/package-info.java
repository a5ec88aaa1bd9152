/**
 * The API of anaconda.org as single requests ({@code anaconda-api.md} sections 0 and 1): {@code ApiClient} puts one on the wire,
 * {@code RetryingApi} repeats it, {@code VerifiedWrite} finds out by reading whether a write took effect,
 * {@code AnswerClassifier} gives an answer its meaning, and {@code ErrorMapper} makes a refusal a failure.
 */
@NullMarked
package io.github.nightlywheels.channel.anaconda.api;

import org.jspecify.annotations.NullMarked;
