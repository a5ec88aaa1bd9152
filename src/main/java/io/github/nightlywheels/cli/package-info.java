/**
 * The command line: the same jobs as the goals, for those who have wheels and no Maven. Each command translates its options
 * into the request of a service in {@code engine}, and shows the result. An option is a parameter of a goal, written with
 * dashes ({@link io.github.nightlywheels.cli.OptionName}), and can also be set in a properties file or in the environment
 * ({@link io.github.nightlywheels.cli.ConfiguredValues}).
 */
@NullMarked
package io.github.nightlywheels.cli;

import org.jspecify.annotations.NullMarked;
