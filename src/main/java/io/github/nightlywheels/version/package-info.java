/**
 * The PEP 440 version of a nightly wheel, from the version of a Maven project and a number for the night. The order of Maven
 * is kept, so that pip prefers the newer build as Maven would.
 */
@NullMarked
package io.github.nightlywheels.version;

import org.jspecify.annotations.NullMarked;
