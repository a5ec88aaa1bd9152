package io.github.nightlywheels.frontend;

import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.channel.Removal;
import io.github.nightlywheels.channel.RemovalResult;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadResult;
import io.github.nightlywheels.concurrent.StepGate;
import io.github.nightlywheels.engine.Decision;
import io.github.nightlywheels.engine.EngineListener;
import io.github.nightlywheels.engine.PruneResult;
import io.github.nightlywheels.engine.PruneTracker;
import io.github.nightlywheels.engine.PublishMode;
import io.github.nightlywheels.engine.PublishResult;
import io.github.nightlywheels.engine.UploadTracker;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureFormatter;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.http.Exchange;
import io.github.nightlywheels.http.ExchangeListener;
import io.github.nightlywheels.http.PauseMessages;
import io.github.nightlywheels.report.ci.GitHubActions;
import io.github.nightlywheels.text.Plural;
import io.github.nightlywheels.token.Token;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Shows on the console what a job tells of itself. */
public class ConsoleListener implements EngineListener {
    private final Console console;
    private final ParameterNames names;
    private final ProgressLogger progress;
    private final UploadTracker tracker = new UploadTracker();
    private final PruneTracker prunes = new PruneTracker();
    private final StepGate changes = new StepGate();
    private final ExchangeListener transcript;
    private final PauseMessages pauses;
    private final GitHubActions actions;

    /**
     * A listener.
     *
     * @param names how the front end writes parameters
     * @param transcript hears of each exchange with a server
     * @param actions keeps tokens that servers make out of the log
     */
    public ConsoleListener(Console console, ParameterNames names, ExchangeListener transcript, GitHubActions actions) {
        this.console = console;
        this.names = names;
        this.progress = new ProgressLogger(Clock.systemUTC(), console::info);
        this.transcript = transcript;
        this.actions = actions;
        this.pauses = new PauseMessages(Clock.systemUTC(), console::warn);
    }

    /**
     * What is known of a publication as the process ends, and of its pruning; empty if it has not begun. It stays true: no step
     * that changes the channel begins any more.
     */
    public Optional<PublishResult> lastOfPublication(List<String> labels, PublishMode mode) {
        changes.close();
        return soFar(labels, mode);
    }

    /** What is known of all prunings as the process ends; no step that changes the channel begins any more. */
    public List<PruneResult> lastOfPrunings() {
        changes.close();
        return prunes.stopped();
    }

    /** What is known of a publication at this moment, and of its pruning; empty if it has not begun. */
    public Optional<PublishResult> soFar(List<String> labels, PublishMode mode) {
        return tracker.stopped(labels, mode).map(result -> result.pruning(prunes.stopped()));
    }

    /** Has it told what is known whenever a file is about to be missing: the process may be killed before the run ends. */
    public void onHole(List<String> labels, PublishMode mode, Consumer<PublishResult> told) {
        tracker.onHole(() -> soFar(labels, mode).ifPresent(told));
    }

    /** How far the uploads are. */
    public UploadTracker tracker() {
        return tracker;
    }

    @Override
    public ParameterNames names() {
        return names;
    }

    @Override
    public void tokenFound(String source) {
        console.info("Token from " + source);
    }

    @Override
    public void tokenMade(Token token) {
        token.hide(actions::hide);
    }

    @Override
    public void publishing(ChannelDescription description, int wheels) {
        tracker.publishing(description);
        console.info("Publishing " + Plural.of(wheels, "wheel") + " to " + description.name()
                + description.url().map(url -> " (" + url + ")").orElse(""));
    }

    @Override
    public void decided(Decision decision) {
        console.debug(decision.filename() + ": " + decision.words());
        tracker.decided(decision);
        if (decision.action() == Decision.Action.PUBLISH || decision.action() == Decision.Action.REPLACE) {
            progress.planned(decision.wheel().digests().size());
        }
    }

    @Override
    public void warning(String sentence) {
        console.warn(sentence);
    }

    @Override
    public void aboutWheels(String sentence) {
        console.warnOnce(sentence);
    }

    @Override
    public void concern(Failure failure) {
        FailureFormatter.lines(failure, names).forEach(console::warn);
    }

    /** Without the exceptions' messages, which may hold anything. */
    @Override
    public void bug(String operation, Throwable thrown) {
        console.error("A bug in this plugin stopped " + operation + ":\n" + StackTraceText.of(thrown));
    }

    @Override
    public void exchange(Exchange exchange) {
        console.debug(exchange.line());
        transcript.exchange(exchange);
    }

    @Override
    public void retrying(String operation, String reason, Duration pause) {
        pauses.retrying(operation, reason, pause);
    }

    @Override
    public void started(Upload upload) {
        changes.pass(() -> tracker.started(upload));
        console.debug("Sending " + upload.filename());
    }

    @Override
    public void progressed(Upload upload, ByteBuffer chunk, long sent) {
        progress.progressed(upload, sent);
    }

    @Override
    public void arrived(Upload upload) {
        console.debug("Sent " + upload.filename());
    }

    @Override
    public void brokeOff(Upload upload, String reason) {
        console.debug("Sending " + upload.filename() + " broke off: " + reason);
    }

    @Override
    public void replacing(Upload upload) {
        changes.pass(() -> tracker.replacing(upload));
        console.info("replacing " + upload.filename() + ": deleting the old file, then sending the new one");
    }

    @Override
    public void deleted(Upload upload) {
        tracker.deleted(upload);
    }

    @Override
    public void committing(Upload upload) {
        changes.pass(() -> tracker.committing(upload));
    }

    @Override
    public void committed(Upload upload) {
        tracker.committed(upload);
    }

    @Override
    public void labelling(Upload upload) {
        changes.pass(() -> tracker.labelling(upload));
    }

    @Override
    public void labelled(Upload upload) {
        tracker.labelled(upload);
    }

    @Override
    public void created(List<String> all) {
        changes.pass(() -> tracker.created(all));
    }

    @Override
    public void pruning(PruneResult planned) {
        prunes.pruning(planned);
    }

    @Override
    public void pruned(PruneResult result) {
        prunes.pruned(result);
    }

    @Override
    public void removing(Removal removal) {
        changes.pass(() -> prunes.removing(removal));
        console.debug("Removing " + removal.file().filename());
    }

    @Override
    public void removed(RemovalResult result) {
        prunes.removed(result);
    }

    @Override
    public void finished(UploadResult result) {
        tracker.finished(result);
        console.debug("Finished " + result.upload().filename() + ": " + result.outcome());
    }
}
