/**
 * What the scripts of the projects in {@code src/it} call: {@link io.github.nightlywheels.it.NightlyBuild} prepares a build
 * and looks at what it left behind, {@link io.github.nightlywheels.it.MavenOutput} is what one of its runs printed, and
 * {@link io.github.nightlywheels.it.Refusals} is the table of everything a server can refuse, with the words for it.
 */
@NullMarked
package io.github.nightlywheels.it;

import org.jspecify.annotations.NullMarked;
