package io.github.nightlywheels.cli;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.engine.Decision;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.frontend.CheckWords;
import io.github.nightlywheels.frontend.ConsoleListener;
import io.github.nightlywheels.http.ExchangeListener;
import io.github.nightlywheels.report.ci.GitHubActions;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Shows on the console what a job tells of itself, and on a terminal its progress at every moment. */
final class CliListener extends ConsoleListener {
    private final CliConsole console;
    private final Optional<RunProgress> progress;

    /**
     * A listener.
     *
     * @param progress shows how far the uploads are; empty where a line a minute is enough
     */
    CliListener(
            CliConsole console,
            ParameterNames names,
            ExchangeListener transcript,
            GitHubActions actions,
            Optional<RunProgress> progress) {
        super(console, names, transcript, actions);
        this.console = console;
        this.progress = progress;
    }

    /** The wheels are about to be checked, so many bytes in all. */
    void checking(int wheels, long bytes) {
        if (progress.isPresent()) {
            progress.get().checking(wheels, bytes);
        } else if (CheckWords.isMuch(bytes)) {
            console.info(CheckWords.of(wheels, bytes));
        }
    }

    @Override
    public void decided(Decision decision) {
        super.decided(decision);
        if (decision.action() == Decision.Action.PUBLISH || decision.action() == Decision.Action.REPLACE) {
            progress.ifPresent(shown -> shown.expect(decision.wheel().digests().size()));
        }
    }

    @Override
    public void started(Upload upload) {
        super.started(upload);
        progress.ifPresent(shown -> shown.sent(upload, 0));
    }

    @Override
    public void progressed(Upload upload, ByteBuffer chunk, long sent) {
        super.progressed(upload, chunk, sent);
        progress.ifPresent(shown -> shown.sent(upload, sent));
    }

    @Override
    public void arrived(Upload upload) {
        super.arrived(upload);
        progress.ifPresent(shown -> shown.arrived(upload));
    }
}
