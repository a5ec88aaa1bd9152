/**
 * Whether an upload would be allowed. {@link io.github.nightlywheels.access.AccessCheck} judges facts that a channel has
 * gathered, by {@link io.github.nightlywheels.access.AccessRules}, and answers ten questions in an
 * {@link io.github.nightlywheels.access.AccessReport}; nothing here asks a server.
 */
@NullMarked
package io.github.nightlywheels.access;

import org.jspecify.annotations.NullMarked;
