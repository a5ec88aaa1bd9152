package io.github.nightlywheels.channel.anaconda.access;

import io.github.nightlywheels.channel.anaconda.api.RetryingApi;

/**
 * Three degrees of patience.
 *
 * @param patient for what an upload cannot do without
 * @param modest for what tells of the token, which is not worth a long wait
 * @param hints for what only gives hints: as modest, and with permits of its own, so that it holds up nothing
 */
record AccessApis(RetryingApi patient, RetryingApi modest, RetryingApi hints) {}
