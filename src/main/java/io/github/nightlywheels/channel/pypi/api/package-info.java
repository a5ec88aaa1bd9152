/** What all parts of the channel know: the server and its addresses, and what it is shown to know who uploads. */
@NullMarked
package io.github.nightlywheels.channel.pypi.api;

import org.jspecify.annotations.NullMarked;
