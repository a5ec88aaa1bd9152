/**
 * The report as a page for people: one file, no script, nothing loaded from elsewhere.
 */
@NullMarked
package io.github.nightlywheels.report.html;

import org.jspecify.annotations.NullMarked;
