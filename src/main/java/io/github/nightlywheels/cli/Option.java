package io.github.nightlywheels.cli;

import java.util.NoSuchElementException;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;

/**
 * An option, or the arguments, of a command; it has a value once the command line has been read.
 *
 * @param <T> what its value is
 * @param spec what picocli knows of it
 */
record Option<T>(ArgSpec spec) {

    /**
     * The value of an option that has one whatever the command line gives.
     *
     * @throws NoSuchElementException if it has none
     */
    T value() {
        return find().orElseThrow();
    }

    /** The value, or else none. */
    Optional<T> find() {
        return Optional.ofNullable(spec.getValue());
    }
}
