/**
 * Making a wheel from files and metadata ("Binary distribution format" and "Core metadata" specifications): {@link
 * io.github.nightlywheels.wheel.build.WheelContent} gathers the files, {@link
 * io.github.nightlywheels.wheel.build.WheelBuild} checks everything and then writes. The same input gives the same bytes. The
 * zip is written by own code: the JDK's writers leave sizes to data descriptors, which PyPI refuses, and cannot mark a file
 * as executable.
 */
@NullMarked
package io.github.nightlywheels.wheel.build;

import org.jspecify.annotations.NullMarked;
