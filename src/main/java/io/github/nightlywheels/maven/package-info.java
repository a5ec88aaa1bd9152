/**
 * The Mojos, and all that knows Maven: its reactor, settings, proxies, session and log. They translate parameters, gather what
 * the modules contribute, and say what came of it; the work is left to the packages below.
 */
@NullMarked
package io.github.nightlywheels.maven;

import org.jspecify.annotations.NullMarked;
