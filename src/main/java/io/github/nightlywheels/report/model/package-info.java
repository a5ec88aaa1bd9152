/**
 * What is known of a run, as values that the pages and files below {@code report} are made from.
 */
@NullMarked
package io.github.nightlywheels.report.model;

import org.jspecify.annotations.NullMarked;
