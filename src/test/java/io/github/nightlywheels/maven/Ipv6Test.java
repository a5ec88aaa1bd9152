package io.github.nightlywheels.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.nightlywheels.fake.FakeAnaconda;
import io.github.nightlywheels.wheel.WheelBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API and the storage at IPv6 addresses. */
class Ipv6Test {
    private static final String TOKEN = "an-0123456789-abcdef";
    private static final InetAddress LOOPBACK = FakeAnaconda.address(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);

    @TempDir
    private Path basedir;

    @BeforeEach
    void hasIpv6() {
        assumeTrue(canListen(), "this machine has no IPv6");
    }

    private static boolean canListen() {
        try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void publishes() throws Exception {
        try (FakeAnaconda fake = new FakeAnaconda(Clock.systemUTC(), LOOPBACK).writer("jdoe", TOKEN, "acme", "demo")) {
            WheelBuilder wheel = WheelBuilder.wheel("demo", "1.0.dev1");
            wheel.buildIn(basedir.resolve("target"));
            GoalRun goal = new GoalRun(basedir, TOKEN);
            goal.mojo().apiUrl = fake.apiUrl();
            goal.run();
            assertThat(fake.apiUrl()).startsWith("http://[");
            assertThat(fake.distributions("acme", "demo", "1.0.dev1")).containsOnlyKeys(wheel.filename());
            assertThat(fake.violations()).isEmpty();
        }
    }
}
