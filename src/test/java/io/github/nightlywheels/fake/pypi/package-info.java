/**
 * The one fake of PyPI-compatible servers: {@link io.github.nightlywheels.fake.pypi.FakePypi} is upload URL and simple index on one
 * loopback port, as strict as {@code pypi-upload-api.md} says the real ones are. {@code ServerManners} holds what each of them answers,
 * {@code FaultKnobs}, {@code PypiAccountKnobs}, {@code ProjectKnobs} and {@code FileKnobs} the words that set it up, {@code PypiWorld} what it has,
 * {@code PypiOrder} what PyPI checks, in its order, {@code ReceivedForm} takes a form apart and {@code ListedPages} writes the index.
 */
package io.github.nightlywheels.fake.pypi;
