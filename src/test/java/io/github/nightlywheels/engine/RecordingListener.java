package io.github.nightlywheels.engine;

import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.channel.Removal;
import io.github.nightlywheels.channel.RemovalResult;
import io.github.nightlywheels.channel.SilentListener;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.http.Exchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a person would be shown. */
public class RecordingListener extends SilentListener implements EngineListener {
    private final List<Failure> concerns = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> bugs = new ArrayList<>();
    private final PruneTracker prunes = new PruneTracker();

    /** What should not stay so, in the order in which it was said. */
    public synchronized List<Failure> concerns() {
        return List.copyOf(concerns);
    }

    public synchronized List<String> warnings() {
        return List.copyOf(warnings);
    }

    public synchronized List<String> bugs() {
        return List.copyOf(bugs);
    }

    /** How far the prunings are. */
    public PruneTracker prunes() {
        return prunes;
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
        prunes.removing(removal);
    }

    @Override
    public void removed(RemovalResult result) {
        prunes.removed(result);
    }

    @Override
    public void tokenFound(String source) {}

    @Override
    public void publishing(ChannelDescription channel, int wheels) {}

    @Override
    public void decided(Decision decision) {}

    @Override
    public synchronized void warning(String sentence) {
        warnings.add(sentence);
    }

    @Override
    public synchronized void concern(Failure failure) {
        concerns.add(failure);
    }

    @Override
    public synchronized void bug(String operation, Throwable thrown) {
        bugs.add(operation + ": " + thrown.getClass().getSimpleName());
    }

    @Override
    public void exchange(Exchange exchange) {}

    @Override
    public void retrying(String operation, String reason, Duration pause) {}
}
