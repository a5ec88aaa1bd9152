/** Whether an upload would be allowed, asked of the fake server; after every test it has seen no write. */
@NullMarked
package io.github.nightlywheels.access;

import org.jspecify.annotations.NullMarked;
