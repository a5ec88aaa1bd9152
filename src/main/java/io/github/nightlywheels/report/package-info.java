/**
 * What a run leaves behind for people and programs that do not read its log. A
 * {@link io.github.nightlywheels.report.Logbook} notes what is known of one publication while it becomes known, so that
 * there is something to report however the run ends; {@link io.github.nightlywheels.report.model.RunReport} is what was noted of
 * all of them, and {@link io.github.nightlywheels.report.model.AccessResult} what a check of the access found; JSON, HTML and
 * the step summary are their forms, and
 * {@link io.github.nightlywheels.report.ReportWriter} puts them where they belong.
 */
@NullMarked
package io.github.nightlywheels.report;

import org.jspecify.annotations.NullMarked;
