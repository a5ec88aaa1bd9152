package io.github.nightlywheels.channel;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file in a release on the channel. What the channel does not tell is empty.
 *
 * @param filename its name
 * @param sha256 SHA-256 of its content, lower-case hexadecimal
 * @param size its length in bytes
 * @param labels the labels it is visible under
 */
public record Distribution(
        String filename, Optional<String> sha256, OptionalLong size, Optional<List<String>> labels) {}
