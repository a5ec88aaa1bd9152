package io.github.nightlywheels.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.TransferLimits;
import io.github.nightlywheels.http.ConnectionSettings.InsecureHttp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.eclipse.aether.DefaultSessionData;
import org.junit.jupiter.api.Test;

class OncePerBuildTest {
    private final DefaultSessionData data = new DefaultSessionData();

    @Test
    void fiftyModulesAtOnceAreFirstOnce() throws Exception {
        CountDownLatch all = new CountDownLatch(50);
        ExecutorService modules = Executors.newFixedThreadPool(50);
        List<Future<Boolean>> answers = IntStream.range(0, 50)
                .mapToObj(module -> modules.submit(() -> {
                    all.countDown();
                    all.await();
                    return new OncePerBuild(BuildState.map(data, "once")).isFirst("check-access a");
                }))
                .toList();
        int first = 0;
        for (Future<Boolean> answer : answers) {
            first += answer.get() ? 1 : 0;
        }
        modules.shutdown();
        assertThat(first).isEqualTo(1);
    }

    @Test
    void otherSettingsAreFirstAgain() {
        OncePerBuild once = new OncePerBuild(BuildState.map(data, "once"));
        assertThat(once.isFirst("check-access a")).isTrue();
        assertThat(once.isFirst("check-access b")).isTrue();
        assertThat(once.isFirst("check-access a")).isFalse();
        assertThat(new OncePerBuild(BuildState.map(new DefaultSessionData(), "once")).isFirst("check-access a"))
                .isTrue();
    }

    @Test
    void theChannelsSettingsTellOccasionsApart() {
        assertThat(settings("a").toString()).isEqualTo(settings("a").toString());
        assertThat(Map.of(settings("a").toString(), 1))
                .doesNotContainKey(settings("b").toString());
    }

    private static ChannelSettings settings(String organization) {
        return new ChannelSettings(
                organization,
                "https://localhost",
                new TransferLimits(1, 1, Duration.ofSeconds(1), Duration.ofSeconds(1)),
                InsecureHttp.LOOPBACK_ONLY);
    }
}
