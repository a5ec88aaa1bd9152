package io.github.nightlywheels.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.nightlywheels.channel.Channel;
import io.github.nightlywheels.channel.ChannelKind;
import io.github.nightlywheels.channel.ChannelListener;
import io.github.nightlywheels.channel.ChannelSettings;
import io.github.nightlywheels.channel.ChannelTrait;
import io.github.nightlywheels.channel.TransferLimits;
import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.http.ConnectionSettings.InsecureHttp;
import io.github.nightlywheels.token.Token;
import java.net.Authenticator;
import java.net.ProxySelector;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChannelPreparationTest {
    private static final ChannelSettings SETTINGS = new ChannelSettings(
            "acme",
            "https://example.org",
            new TransferLimits(1, 0, Duration.ZERO, Duration.ofSeconds(1)),
            InsecureHttp.LOOPBACK_ONLY);

    private final BlockingQueue<Thread> preparations = new LinkedBlockingQueue<>();
    private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();
    private final List<String> prepared = new CopyOnWriteArrayList<>();
    private Optional<Throwable> failure = Optional.empty();

    private final ChannelKind kind = new ChannelKind() {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public String inWords() {
            return "a test's channel";
        }

        @Override
        public boolean accepts(String url) {
            return true;
        }

        @Override
        public Set<ChannelTrait> traits() {
            return Set.of();
        }

        @Override
        public Channel open(ChannelSettings settings, Optional<Token> token, ChannelListener listener) {
            throw new AssertionError("a preparation opens nothing");
        }

        @Override
        public void prepareToSend(ChannelSettings settings) {
            prepared.add("send to " + settings.url());
            Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> uncaught.add(thrown));
            preparations.add(Thread.currentThread());
            failure.ifPresent(thrown -> {
                if (thrown instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) thrown;
            });
        }

        @Override
        public void prepareToRead() {
            prepared.add("read");
        }
    };

    private void prepare(long bytes) throws InterruptedException {
        new ChannelFactory(List.of(kind)).prepare(SETTINGS, bytes);
        Thread preparation = preparations.poll(60, TimeUnit.SECONDS);
        assertThat(preparation).isNotNull().isNotSameAs(Thread.currentThread());
        preparation.join();
    }

    @Test
    void loadsWhatReadsTheAnswersWhileMuchIsChecked() throws InterruptedException {
        prepare(100_000_000);
        assertThat(prepared).containsExactly("send to https://example.org", "read");
    }

    @Test
    void doesNotHoldUpTheFirstRequestWhereLittleIsChecked() throws InterruptedException {
        prepare(400_000);
        assertThat(prepared).containsExactly("send to https://example.org");
    }

    @Test
    void leavesFailuresToTheChannelsUse() throws InterruptedException {
        for (Throwable thrown : List.of(
                new FailureException(new ConfigurationFailure.InsecureUrl("http://example.org")),
                new IllegalArgumentException("timeout too large"),
                new NoClassDefFoundError("the build has ended"),
                new AssertionError("No System TLS"))) {
            failure = Optional.of(thrown);
            prepare(100_000_000);
        }
        assertThat(uncaught).isEmpty();
        assertThat(prepared).hasSize(4).doesNotContain("read");
    }

    @Test
    void allKindsCanBePrepared() {
        List<ChannelKind> kinds = ChannelFactory.of(ProxySelector.of(null), new Authenticator() {}, "test/1.0")
                .kinds();
        for (String url : List.of("https://example.org", "pypi+https://example.org/legacy/", "file:///tmp/channel")) {
            ChannelSettings settings = new ChannelSettings("acme", url, SETTINGS.limits(), SETTINGS.insecureHttp());
            ChannelKind accepting =
                    kinds.stream().filter(one -> one.accepts(url)).findFirst().orElseThrow();
            assertThatCode(() -> accepting.prepareToSend(settings)).doesNotThrowAnyException();
            assertThatCode(accepting::prepareToRead).doesNotThrowAnyException();
        }
    }
}
