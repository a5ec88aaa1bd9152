/**
 * What a run leaves behind for people and programs that do not read its log: files, and what a CI service shows. Besides
 * the anaconda.org channel the only package that knows JSON.
 */
@NullMarked
package io.github.nightlywheels.report;

import org.jspecify.annotations.NullMarked;
