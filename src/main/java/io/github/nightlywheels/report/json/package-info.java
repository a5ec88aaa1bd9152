/**
 * The reports as JSON, for programs.
 */
@NullMarked
package io.github.nightlywheels.report.json;

import org.jspecify.annotations.NullMarked;
