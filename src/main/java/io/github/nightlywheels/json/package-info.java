/**
 * JSON as the plugin writes it to files.
 */
@NullMarked
package io.github.nightlywheels.json;

import org.jspecify.annotations.NullMarked;
