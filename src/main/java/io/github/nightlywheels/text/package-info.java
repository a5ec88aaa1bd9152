/**
 * How numbers and lists are written in sentences, for every other package.
 */
@NullMarked
package io.github.nightlywheels.text;

import org.jspecify.annotations.NullMarked;
