package io.github.nightlywheels.maven;

import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadResult;
import io.github.nightlywheels.engine.Decision;
import io.github.nightlywheels.engine.EngineListener;
import io.github.nightlywheels.failure.ChannelState;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureFormatter;
import io.github.nightlywheels.text.Plural;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.maven.plugin.logging.Log;

/** Shows on Maven's console what a job tells of itself. */
final class ConsoleListener implements EngineListener {
    private final Log log;
    private final String channel;
    private final MavenTransferListener transfers;

    /**
     * A listener.
     *
     * @param channel the channel's name
     */
    ConsoleListener(Log log, String channel, MavenTransferListener transfers) {
        this.log = log;
        this.channel = channel;
        this.transfers = transfers;
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
    public void retrying(String operation, String reason, Duration pause) {
        long seconds = Math.max(1, (pause.toMillis() + 500) / 1000);
        log.warn(operation + ": " + reason + "; trying again in " + seconds + " s");
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
