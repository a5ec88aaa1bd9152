/**
 * The simple index of a PyPI-compatible server as a client reads it ("Simple repository API" specification: PEP 503, 691, 700;
 * {@code pypi-upload-api.md} section 3): {@link io.github.nightlywheels.channel.pypi.index.IndexClient} fetches a project's page,
 * pages in JSON and HTML are read into {@link io.github.nightlywheels.channel.pypi.index.IndexFile}s.
 */
@NullMarked
package io.github.nightlywheels.channel.pypi.index;

import org.jspecify.annotations.NullMarked;
