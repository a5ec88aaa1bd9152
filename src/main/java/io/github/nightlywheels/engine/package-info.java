/**
 * One publication, as a straight line: {@link io.github.nightlywheels.engine.WheelSearch} finds the wheels,
 * {@link io.github.nightlywheels.engine.WheelValidation} checks all of them, {@link io.github.nightlywheels.engine.Plan}
 * decides about each from what the channel has, {@link io.github.nightlywheels.engine.Publication} has the channel do it,
 * and {@link io.github.nightlywheels.engine.Summary} holds what came of it.
 */
@NullMarked
package io.github.nightlywheels.engine;

import org.jspecify.annotations.NullMarked;
