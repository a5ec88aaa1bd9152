/** The Mojos: they translate parameters, log, and leave the work to the packages below, which know no Maven. */
@NullMarked
package io.github.nightlywheels;

import org.jspecify.annotations.NullMarked;
