/** Single requests, and what is told of them. */
@NullMarked
package io.github.nightlywheels.http;

import org.jspecify.annotations.NullMarked;
