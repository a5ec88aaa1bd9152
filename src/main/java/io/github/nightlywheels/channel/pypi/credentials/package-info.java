/**
 * Where credentials for a PyPI-compatible server may be besides the places that the user names: {@code ~/.pypirc}, the token of a
 * GitLab job, and the identity that a CI gives for trusted publishing ({@code pypi-upload-api.md} sections 1.3 and 4).
 */
@NullMarked
package io.github.nightlywheels.channel.pypi.credentials;

import org.jspecify.annotations.NullMarked;
