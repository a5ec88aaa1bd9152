/**
 * The report as a page for people: one file, no script, nothing loaded from elsewhere. The page is made from the templates in
 * {@code src/main/jte}, which the build turns into classes of this package.
 */
@NullMarked
package io.github.nightlywheels.report.html;

import org.jspecify.annotations.NullMarked;
