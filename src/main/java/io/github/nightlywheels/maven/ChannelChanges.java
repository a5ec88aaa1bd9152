package io.github.nightlywheels.maven;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.WheelResult;
import io.github.nightlywheels.failure.ChannelState;
import io.github.nightlywheels.failure.FailureFormatter;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.text.Plural;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;

/**
 * What the goals of a build have changed on each channel.
 *
 * @param published how many wheels were published there
 * @param removed how many files were removed from there
 * @param unsafe the channels on which something has failed that may follow a deletion too
 */
record ChannelChanges(Map<String, Integer> published, Map<String, Integer> removed, Map<String, Boolean> unsafe) {

    static ChannelChanges of(MavenSession session) {
        return new ChannelChanges(
                BuildState.map(session, "changes"),
                BuildState.map(session, "removals"),
                BuildState.map(session, "unsafe"));
    }

    /** Notes what became of a publication's wheels. */
    void add(String channel, List<WheelResult> wheels) {
        if (wheels.stream().anyMatch(ChannelChanges::mayBeMetAgain)) {
            unsafe.put(channel, true);
        }
    }

    /** Whether a wheel is lost, or has failed for a reason that is not known to be its own. */
    private static boolean mayBeMetAgain(WheelResult wheel) {
        return wheel.hasOutcome(Outcome.MISSING, Outcome.UNKNOWN)
                || (wheel.hasOutcome(Outcome.FAILED)
                        && wheel.failure()
                                .filter(why -> !(why instanceof WheelFailure))
                                .isPresent());
    }

    /** Whether files may be deleted there, as far as the publications before have shown. */
    boolean areDeletionsSafe(String channel) {
        return !unsafe.containsKey(channel);
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
