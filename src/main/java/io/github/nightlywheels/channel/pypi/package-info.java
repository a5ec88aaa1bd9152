/**
 * A channel on a server that speaks PyPI's upload API ({@code pypi-upload-api.md}): {@link
 * io.github.nightlywheels.channel.pypi.api.PypiServer} says where files are uploaded to and read from, {@code index} reads what is
 * there, and {@code upload} sends. There is one request that writes, and no way to take it back: whether it took effect is read
 * from the index, where one is known, and never guessed.
 */
@NullMarked
package io.github.nightlywheels.channel.pypi;

import org.jspecify.annotations.NullMarked;
