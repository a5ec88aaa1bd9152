package io.github.nightlywheels.engine;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.wheel.Wheel;
import java.util.Optional;

/**
 * What is to become of one wheel.
 *
 * @param wheel the wheel
 * @param action what to do with it
 * @param fault what is wrong with what the channel has, although its content is the wheel's
 */
public record Decision(Wheel wheel, Action action, Optional<Failure> fault) {
    /** What to do with a wheel. */
    public enum Action {
        /** The channel has nothing under its name: put it there. */
        PUBLISH("publish", "the channel has nothing under this name"),
        /** The channel has other content under its name: put it in that place. */
        REPLACE("replace", "the channel has other content under this name"),
        /** The channel has it already. */
        LEAVE_SAME("leave", "the channel has the same content"),
        /** The channel has it already, without a label that it is to have: add that. */
        LABEL("label", "the channel has the same content without a label that is asked for"),
        /** The channel has other content under its name, which is to stay. */
        LEAVE_OTHER("skip", "the channel has other content under this name"),
        /** The channel has other content under its name, which is to stay, and this is an error. */
        REFUSE("refuse", "the channel has other content under this name");

        private final String word;
        private final String reason;

        Action(String word, String reason) {
            this.word = word;
            this.reason = reason;
        }

        /** Its name in reports. */
        public String word() {
            return word;
        }

        /** What the channel is to do, if anything. */
        Optional<Upload.Kind> upload() {
            return switch (this) {
                case PUBLISH -> Optional.of(Upload.Kind.NEW);
                case REPLACE -> Optional.of(Upload.Kind.REPLACEMENT);
                case LABEL -> Optional.of(Upload.Kind.LABEL);
                case LEAVE_SAME, LEAVE_OTHER, REFUSE -> Optional.empty();
            };
        }
    }

    /** What was decided, and why, as a clause. */
    public String words() {
        return action.word + ", " + action.reason;
    }

    public String filename() {
        return wheel.filename().text();
    }
}
