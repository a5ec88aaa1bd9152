/**
 * What a run leaves behind for people and programs that do not read its log. {@link
 * io.github.nightlywheels.report.model.ResultReport} makes a report of the result of one publication; {@link
 * io.github.nightlywheels.report.model.RunReport} holds those of the whole run, and {@link
 * io.github.nightlywheels.report.model.AccessResult} what a check of the access found; JSON, HTML and the step summary are their
 * forms, and {@link io.github.nightlywheels.report.ReportWriter} puts them where they belong.
 */
@NullMarked
package io.github.nightlywheels.report;

import org.jspecify.annotations.NullMarked;
