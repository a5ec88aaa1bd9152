package io.github.nightlywheels.maven;

import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadResult;
import io.github.nightlywheels.engine.Decision;
import io.github.nightlywheels.engine.EngineListener;
import io.github.nightlywheels.failure.ChannelState;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureFormatter;
import io.github.nightlywheels.http.Exchange;
import io.github.nightlywheels.http.ExchangeListener;
import io.github.nightlywheels.http.PauseMessages;
import io.github.nightlywheels.text.Plural;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import org.apache.maven.plugin.logging.Log;

/** Shows on Maven's console what a job tells of itself. */
final class ConsoleListener implements EngineListener {
    private final Log log;
    private final String channel;
    private final MavenTransferListener transfers;
    private final ExchangeListener transcript;
    private final PauseMessages pauses;

    /**
     * A listener.
     *
     * @param channel the channel's name
     * @param transcript hears of each exchange with a server
     */
    ConsoleListener(Log log, String channel, MavenTransferListener transfers, ExchangeListener transcript) {
        this.log = log;
        this.channel = channel;
        this.transfers = transfers;
        this.transcript = transcript;
        this.pauses = new PauseMessages(Clock.systemUTC(), log::warn);
    }

    @Override
    public void tokenFound(String source) {
        log.info("Token from " + source);
    }

    @Override
    public void publishing(ChannelDescription description, int wheels) {
        log.info("Publishing " + Plural.of(wheels, "wheel") + " to " + description.name()
                + description.url().map(url -> " (" + url + ")").orElse(""));
    }

    @Override
    public void decided(Decision decision) {
        log.debug(decision.filename() + ": " + decision.words());
    }

    @Override
    public void warning(String sentence) {
        log.warn(sentence);
    }

    @Override
    public void concern(Failure failure) {
        log.warn(FailureFormatter.of(failure, channel, ChannelState.untouched(), new MavenParameterNames()));
    }

    /** Without the exceptions' messages, which may hold anything. */
    @Override
    public void bug(String operation, Throwable thrown) {
        log.error("A bug in this plugin stopped " + operation + ":\n" + StackTraceText.of(thrown));
    }

    @Override
    public void exchange(Exchange exchange) {
        log.debug(exchange.line());
        transcript.exchange(exchange);
    }

    @Override
    public void retrying(String operation, String reason, Duration pause) {
        pauses.retrying(operation, reason, pause);
    }

    @Override
    public void started(Upload upload) {
        transfers.started(upload);
    }

    @Override
    public void progressed(Upload upload, ByteBuffer chunk, long sent) {
        transfers.progressed(upload, chunk, sent);
    }

    @Override
    public void arrived(Upload upload) {
        transfers.arrived(upload);
    }

    @Override
    public void brokeOff(Upload upload, String reason) {
        transfers.brokeOff(upload, reason);
    }

    @Override
    public void finished(UploadResult result) {
        transfers.finished(result);
    }
}
