package io.github.nightlywheels.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.retry.TestClock;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PauseMessagesTest {
    private final TestClock clock = new TestClock();
    private final List<String> lines = new ArrayList<>();
    private final PauseMessages messages = new PauseMessages(clock, lines::add);

    private static String silent(String host) {
        return new NoResponseException("ask", host, new UnknownHostException(host)).explanation();
    }

    @Test
    void aHostThatManyWaitForIsNamedOncePerPause() {
        for (int wheel = 0; wheel < 8; wheel++) {
            messages.retrying("stage demo-" + wheel + ".whl", silent("api.example"), Duration.ofMillis(750));
            messages.retrying("send demo-" + wheel + ".whl", silent("storage.example"), Duration.ofMillis(750));
        }
        clock.passes(Duration.ofMillis(750));
        messages.retrying("stage demo-0.whl", silent("api.example"), Duration.ofMillis(1500));
        assertThat(lines)
                .containsExactly(
                        "stage demo-0.whl: no answer from api.example: the host name is not known; trying again in 1 s",
                        "send demo-0.whl: no answer from storage.example: the host name is not known; trying again in 1 s",
                        "stage demo-0.whl: no answer from api.example: the host name is not known; trying again in 2 s");
    }

    @Test
    void whatAServerSaysOfEachWheelIsSaidOfEach() {
        messages.retrying("stage a.whl", "503 with no message", Duration.ofSeconds(1));
        messages.retrying("stage b.whl", "503 with no message", Duration.ofSeconds(1));
        assertThat(lines).hasSize(2);
    }
}
