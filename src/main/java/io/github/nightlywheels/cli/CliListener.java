package io.github.nightlywheels.cli;

import io.github.nightlywheels.engine.Decision;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.frontend.ConsoleListener;
import io.github.nightlywheels.http.ExchangeListener;

/** Shows on the console what a job tells of itself, and its progress. */
final class CliListener extends ConsoleListener {
    private final RunProgress progress;
    private final Interruption interruption;

    /**
     * A listener.
     *
     * @param interruption is told which wheels are under way
     */
    CliListener(
            CliConsole console,
            ParameterNames names,
            RunProgress progress,
            ExchangeListener transcript,
            Interruption interruption) {
        super(console, names, progress, transcript);
        this.progress = progress;
        this.interruption = interruption;
    }

    @Override
    public void decided(Decision decision) {
        super.decided(decision);
        if (sends(decision)) {
            progress.expect(decision.wheel().digests().size());
            interruption.begun(decision.filename());
        }
    }
}
