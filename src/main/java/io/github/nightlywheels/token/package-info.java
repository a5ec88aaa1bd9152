/** token */
@NullMarked
package io.github.nightlywheels.token;

import org.jspecify.annotations.NullMarked;
