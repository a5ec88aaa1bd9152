/** What can be told of a PyPI-compatible server without writing, which is little: only an upload shows what an upload may do. */
@NullMarked
package io.github.nightlywheels.channel.pypi.access;

import org.jspecify.annotations.NullMarked;
