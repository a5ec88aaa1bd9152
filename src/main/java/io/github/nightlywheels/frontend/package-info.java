/**
 * What the front ends share, whatever starts them: reading the values of parameters, and showing and writing what came of a
 * job. Each front end says where its lines go ({@link io.github.nightlywheels.frontend.Console}) and how it writes parameters
 * ({@link io.github.nightlywheels.failure.ParameterNames}).
 */
@NullMarked
package io.github.nightlywheels.frontend;

import org.jspecify.annotations.NullMarked;
