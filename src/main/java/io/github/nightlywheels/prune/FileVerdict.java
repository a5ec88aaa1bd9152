package io.github.nightlywheels.prune;

import io.github.nightlywheels.channel.Distribution;
import java.util.Locale;

/**
 * What the rule says of one file.
 *
 * @param version the file's version, as the channel spells it
 * @param file the file
 * @param reason why it stays or goes
 * @param words the reason as a clause for a person
 */
public record FileVerdict(String version, Distribution file, Reason reason, String words) {

    /** Why a file stays or goes. */
    public enum Reason {
        /** Nothing keeps it. */
        REMOVED(""),
        /** It is something else than a wheel, or has a name that is no wheel's. */
        NOT_A_WHEEL("not a wheel"),
        /** The channel lists it, but others put it there. */
        OF_OTHERS("put there by others"),
        /** The channel lists it, but it does not lie where the channel puts its files. */
        ELSEWHERE("not in the channel's directory"),
        /** Its version is no version of PEP 440, so that its place among the others is not known. */
        VERSION_UNKNOWN("its version is not one of PEP 440"),
        /** The channel does not say when it was uploaded. */
        DATE_UNKNOWN("its upload time is not known"),
        /** It is neither a pre-release nor a development release. */
        RELEASE("a release"),
        /** It has a label that the rule is not about. */
        OTHER_LABEL("has another label"),
        /** This run has put it there. */
        JUST_PUBLISHED("published by this run"),
        /** It is younger than the rule's days. */
        YOUNG("younger"),
        /** By upload time and by version it is among the newest. */
        NEWEST("among the newest"),
        /** By upload time it is among the newest, by version it is not. */
        NEWEST_BY_TIME("among the newest by upload time only"),
        /** By version it is among the newest, by upload time it is not. */
        NEWEST_BY_VERSION("among the newest by version only"),
        /** Another file of its version stays. */
        WHOLE_VERSION("another file of its version stays"),
        /** It belongs to the newest version, and no other wheel would stay under its label. */
        LAST_VERSION("the newest version, without which pip would find no wheel"),
        /** The rule says that it goes, but the list that it is on cannot be relied on. */
        IN_DOUBT("the channel's list is in doubt"),
        /** The policy does not say how much is to stay. */
        NO_RULE("no rule says that it goes");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** Its name in reports, such as {@code just-published}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    FileVerdict(String version, Distribution file, Reason reason) {
        this(version, file, reason, reason.words);
    }

    /** The same of a file that stays whatever the rule says, because its list is in doubt. */
    public FileVerdict kept() {
        return removes() ? new FileVerdict(version, file, Reason.IN_DOUBT) : this;
    }

    /** Whether the file is to go. */
    public boolean removes() {
        return reason == Reason.REMOVED;
    }
}
