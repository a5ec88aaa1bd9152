/**
 * What CI services show of a run besides its log: annotations and the step summary of GitHub Actions.
 */
@NullMarked
package io.github.nightlywheels.report.ci;

import org.jspecify.annotations.NullMarked;
