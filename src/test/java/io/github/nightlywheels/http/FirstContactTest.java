package io.github.nightlywheels.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.retry.TestClock;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FirstContactTest {
    private final TestClock clock = new TestClock();
    private final FirstContact contact = new FirstContact(clock);

    private boolean isLast(String host, IOException cause) {
        return contact.judge(host, new NoResponseException("ask", host, cause)).isPermanent();
    }

    @Test
    void aHostThatNeverAnsweredIsGivenUpBeforeThePatienceIsOver() {
        assertThat(isLast("a.example", new ConnectException())).isFalse();
        clock.passes(Duration.ofSeconds(7));
        assertThat(isLast("a.example", new ConnectException())).isFalse();
        clock.passes(Duration.ofSeconds(1));
        assertThat(isLast("a.example", new ConnectException())).isTrue();
        assertThat(isLast("b.example", new ConnectException())).isFalse();
    }

    @Test
    void aHostThatHasAnsweredIsNotGivenUp() {
        contact.answered("a.example");
        assertThat(isLast("a.example", new ConnectException())).isFalse();
        clock.passes(Duration.ofMinutes(5));
        assertThat(isLast("a.example", new ConnectException())).isFalse();
    }

    @Test
    void aConnectionThatBreaksOffIsNoWrongAddress() {
        assertThat(isLast("a.example", new SocketException("Connection reset"))).isFalse();
        clock.passes(Duration.ofMinutes(5));
        assertThat(isLast("a.example", new SocketException("Connection reset"))).isFalse();
    }

    @Test
    void aLimitOfThisMachineSaysNothingOfTheHost() {
        assertThat(isLast("a.example", new SocketException("Too many open files")))
                .isFalse();
        clock.passes(Duration.ofMinutes(5));
        assertThat(isLast("a.example", new SocketException("Too many open files")))
                .isFalse();
    }
}
