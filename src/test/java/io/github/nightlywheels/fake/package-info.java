/**
 * The one fake of anaconda.org: {@link io.github.nightlywheels.fake.FakeAnaconda} is its API and its storage on two
 * loopback ports, as strict as {@code anaconda-api.md} says the real one is, and stricter where that is silent. It is
 * used by unit tests, by the projects in {@code src/it} and by the benchmark. {@code Wire*} and {@code Connection} are a
 * small HTTP/1.1 server of its own, because resets, stalls and half-closed connections need the socket;
 * {@code *Endpoints} answer requests from {@code World}; {@code Faults} decides what goes wrong.
 */
package io.github.nightlywheels.fake;
