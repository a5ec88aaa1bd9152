package io.github.nightlywheels.maven;

import io.github.nightlywheels.failure.ChannelState;
import io.github.nightlywheels.failure.FailureFormatter;
import io.github.nightlywheels.text.Plural;
import java.util.Map;
import org.apache.maven.execution.MavenSession;

/**
 * What the goals of a build have changed on each channel.
 *
 * @param published how many wheels were published there
 * @param removed how many files were removed from there
 */
record ChannelChanges(Map<String, Integer> published, Map<String, Integer> removed) {

    static ChannelChanges of(MavenSession session) {
        return new ChannelChanges(BuildState.map(session, "changes"), BuildState.map(session, "removals"));
    }

    /** Notes what a goal has changed. */
    void add(String channel, ChannelState state) {
        if (!state.nothingWasChanged()) {
            removed.merge(channel, state.removed().size(), Integer::sum);
            published.merge(channel, state.published().size(), Integer::sum);
        }
    }

    /** What to say of a goal that has changed nothing. */
    String untouched(String channel) {
        Integer wheels = published.get(channel);
        return wheels == null
                ? FailureFormatter.UNTOUCHED
                : "nothing was changed now; earlier in this build " + changes(wheels, removed.getOrDefault(channel, 0))
                        + " there";
    }

    private static String changes(int wheels, int files) {
        if (wheels == 0 && files == 0) {
            return "something was changed";
        }
        String put = Plural.of(wheels, "wheel") + (wheels == 1 ? " was" : " were") + " published";
        String taken = Plural.of(files, "file") + (files == 1 ? " was" : " were") + " removed";
        return files == 0 ? put : wheels == 0 ? taken : put + " and " + taken;
    }
}
