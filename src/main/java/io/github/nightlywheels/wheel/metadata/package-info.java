/**
 * The core metadata of a wheel and the texts in it: versions (PEP 440), names (PEP 503) and requirements (PEP 508).
 */
@NullMarked
package io.github.nightlywheels.wheel.metadata;

import org.jspecify.annotations.NullMarked;
