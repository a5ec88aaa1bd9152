/**
 * The jobs as plain Java. One publication is a straight line: {@link io.github.nightlywheels.engine.WheelSearch} finds the
 * wheels, {@link io.github.nightlywheels.engine.WheelValidation} checks each, {@link
 * io.github.nightlywheels.engine.WheelSelection} takes one version of each project, {@link io.github.nightlywheels.engine.Plan}
 * decides about each wheel from what the channel has, {@link io.github.nightlywheels.engine.Publisher} has the channel do it,
 * and {@link io.github.nightlywheels.engine.PublishResult} holds what came of it. {@link
 * io.github.nightlywheels.engine.AccessService}, {@link io.github.nightlywheels.engine.StatusService} and {@link
 * io.github.nightlywheels.engine.PruneService} are the other jobs.
 */
@NullMarked
package io.github.nightlywheels.engine;

import org.jspecify.annotations.NullMarked;
