package io.github.nightlywheels.channel.anaconda.access;

import io.github.nightlywheels.channel.anaconda.api.RetryingApi;

/**
 * Two degrees of patience.
 *
 * @param patient for what an upload cannot do without
 * @param hints for what tells of the token or only gives hints: it is not worth a long wait, and has permits of its own, so that
 *     it holds up nothing
 */
record AccessApis(RetryingApi patient, RetryingApi hints) {}
