/** The upload token: where it is looked for, and a type that does not let it out. */
@NullMarked
package io.github.nightlywheels.token;

import org.jspecify.annotations.NullMarked;
