/**
 * The wheel as a zip archive, read from the file itself, so that the central directory and each entry can be compared.
 */
@NullMarked
package io.github.nightlywheels.wheel.zip;

import org.jspecify.annotations.NullMarked;
