/**
 * Writes files so that a reader never sees half of one.
 */
@NullMarked
package io.github.nightlywheels.files;

import org.jspecify.annotations.NullMarked;
