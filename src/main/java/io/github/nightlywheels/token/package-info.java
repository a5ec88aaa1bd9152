/**
 * The upload token: where it is looked for, and a type that does not let it out. Its value is handed to {@code
 * channel.anaconda.api.ApiClient} and {@code channel.pypi.index.IndexClient} for the header that carries it, to {@code
 * channel.pypi.credentials}, which hand it to {@code UploadClient} and {@code UploadUrlProbe} for the same, and to the front ends'
 * listener, which keeps it out of the log of a CI service. As plain text, before there is a token, it passes through {@code
 * TokenSearch}, {@code TokenForm}, {@code Placeholder}, {@code settings.SettingsCredentials} and {@code
 * channel.pypi.credentials.Pypirc}; {@code IdentityExchange} reads the identity of a CI job from the environment, and sends it to
 * the server that makes a token of it.
 */
@NullMarked
package io.github.nightlywheels.token;

import org.jspecify.annotations.NullMarked;
