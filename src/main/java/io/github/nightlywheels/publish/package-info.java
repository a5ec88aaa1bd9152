/** publish */
@NullMarked
package io.github.nightlywheels.publish;

import org.jspecify.annotations.NullMarked;
