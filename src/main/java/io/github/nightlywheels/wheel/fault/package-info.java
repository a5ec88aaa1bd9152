/**
 * What is found wrong in a wheel while it is read.
 */
@NullMarked
package io.github.nightlywheels.wheel.fault;

import org.jspecify.annotations.NullMarked;
