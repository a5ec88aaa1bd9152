/**
 * One publication, as a straight line: {@link io.github.nightlywheels.publish.WheelSearch} finds the wheels,
 * {@link io.github.nightlywheels.publish.WheelGate} checks all of them, {@link io.github.nightlywheels.publish.Plan}
 * decides about each from what the channel has, {@link io.github.nightlywheels.publish.Publication} has the channel do it,
 * and {@link io.github.nightlywheels.publish.Summary} holds what came of it.
 */
@NullMarked
package io.github.nightlywheels.publish;

import org.jspecify.annotations.NullMarked;
