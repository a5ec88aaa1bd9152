/**
 * Local wheels: their filenames, versions and core metadata, and the check that a file is a wheel fit to publish. Nothing
 * here knows of channels or of the network.
 */
@NullMarked
package io.github.nightlywheels.wheel;

import org.jspecify.annotations.NullMarked;
