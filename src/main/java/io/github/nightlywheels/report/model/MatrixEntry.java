package io.github.nightlywheels.report.model;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A wheel in a cell of the matrix: of this run, or only on the channel.
 *
 * @param state what became of it
 * @param filename its name
 * @param size its length in bytes, if it is known
 * @param uploadedAt when what the channel has was put there, if it is known
 */
public record MatrixEntry(WheelState state, String filename, OptionalLong size, Optional<Instant> uploadedAt) {}
