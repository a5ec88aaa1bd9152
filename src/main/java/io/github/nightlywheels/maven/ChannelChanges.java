package io.github.nightlywheels.maven;

import io.github.nightlywheels.failure.ChannelState;
import io.github.nightlywheels.failure.FailureFormatter;
import io.github.nightlywheels.text.Plural;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.SessionData;

/**
 * What the publications of a build have changed on each channel. The state lies where that of {@link Reactor} does, for the
 * same reasons, and of JDK types for the same reason.
 */
final class ChannelChanges {
    private static final String KEY = "io.github.nightlywheels:changes";

    private final Map<String, Integer> published;

    private ChannelChanges(Map<String, Integer> published) {
        this.published = published;
    }

    @SuppressWarnings("unchecked")
    static ChannelChanges of(MavenSession session) {
        SessionData data = session.getRepositorySession().getData();
        Map<String, Integer> all = null;
        while (all == null) {
            data.set(KEY, null, new ConcurrentHashMap<String, Integer>());
            all = (Map<String, Integer>) data.get(KEY);
        }
        return new ChannelChanges(all);
    }

    /** Notes what a publication has changed. */
    void add(String channel, ChannelState state) {
        if (!state.nothingWasChanged()) {
            published.merge(channel, state.published().size(), Integer::sum);
        }
    }

    /** What to say of a publication that has changed nothing. */
    String untouched(String channel) {
        Integer wheels = published.get(channel);
        return wheels == null
                ? FailureFormatter.UNTOUCHED
                : "nothing was changed by this publication; another one in this build has published "
                        + Plural.of(wheels, "wheel") + " there";
    }
}
