/** How fast wheels are checked and sent, and in how much memory: {@code mvn -Pbenchmark verify}, never part of the tests. */
package io.github.nightlywheels.benchmark;
