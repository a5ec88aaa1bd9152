/** The real readers of wheels and requirements, where there is a Python that has them. */
@NullMarked
package io.github.nightlywheels.wheel.python;

import org.jspecify.annotations.NullMarked;
