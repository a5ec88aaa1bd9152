package io.github.nightlywheels.maven;

import io.github.nightlywheels.failure.ChannelState;
import io.github.nightlywheels.failure.FailureFormatter;
import io.github.nightlywheels.text.Plural;
import java.util.Map;
import org.apache.maven.execution.MavenSession;

/** What the publications of a build have changed on each channel. */
final class ChannelChanges {
    private final Map<String, Integer> published;

    private ChannelChanges(Map<String, Integer> published) {
        this.published = published;
    }

    static ChannelChanges of(MavenSession session) {
        return new ChannelChanges(BuildState.map(session, "changes"));
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
