/** Whether README.md, the pages of the site and the examples in them say what is so. */
@NullMarked
package io.github.nightlywheels.docs;

import org.jspecify.annotations.NullMarked;
