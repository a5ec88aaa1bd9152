package io.github.nightlywheels.failure;

import io.github.nightlywheels.text.ByteSize;
import io.github.nightlywheels.text.FirstFew;
import io.github.nightlywheels.text.Plural;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What is found when the channel is looked after: that it is no longer fed, or too full. */
public sealed interface UpkeepFailure extends Failure {

    /**
     * The channel cannot be asked what it has.
     *
     * @param kind what such a channel is called in a sentence
     */
    @Code("not-readable")
    record NotReadable(String channel, String kind) implements UpkeepFailure {
        @Override
        public String problem() {
            return "What " + channel + " has cannot be shown: " + kind + " does not tell all that it has.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "look at the server's own pages, or name a channel that tells what it has with "
                    + names.parameter("apiUrl");
        }
    }

    /**
     * Nothing can be removed from the channel.
     *
     * @param kind what such a channel is called in a sentence
     */
    @Code("not-deletable")
    record NotDeletable(String channel, String kind) implements UpkeepFailure {
        @Override
        public String problem() {
            return "Nothing can be removed from " + channel + ": " + kind + " does not allow it.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "remove old versions by the server's own means, such as its pages or a retention rule, and leave out "
                    + names.parameter("keepVersions") + " when you publish there";
        }
    }

    /** The channel belongs to many projects, and its owners prune it by a rule of their own. */
    @Code("shared-channel")
    record SharedChannel(String channel, int days, int versions) implements UpkeepFailure {
        @Override
        public String problem() {
            return "The channel " + channel + " belongs to many projects, and a job of its owners prunes it: it keeps "
                    + Plural.of(days, "day") + " and " + Plural.of(versions, "version") + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "leave the pruning to that job; or, if these projects are yours to prune, set "
                    + names.setting("allowSharedChannel", "true");
        }
    }

    /** The rule would remove more than may go at once; nothing was removed. */
    @Code("too-many-removals")
    record TooManyRemovals(String channel, int files, int most) implements UpkeepFailure {
        @Override
        public String problem() {
            return "The rule would remove " + Plural.of(files, "file") + " from " + channel + ", which is more than "
                    + most + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "check the list of what would go; if it is right, allow it with "
                    + names.option("maxRemovals", Integer.toString(files));
        }
    }

    /**
     * Files that were to be removed are still there, or may be.
     *
     * @param files those that are still there
     * @param unknown those that may be gone
     * @param first why, of the first of them
     */
    @Code("removals-failed")
    record RemovalsFailed(String channel, List<String> files, List<String> unknown, Failure first)
            implements UpkeepFailure {
        private static final int MOST_NAMED = 10;

        public RemovalsFailed {
            files = List.copyOf(files);
            unknown = List.copyOf(unknown);
        }

        @Override
        public String problem() {
            String failed = Plural.of(files.size(), "file") + " could not be removed from " + channel + ": "
                    + FirstFew.of(files, MOST_NAMED) + ". ";
            String open = "Whether " + Plural.of(unknown.size(), "file") + (unknown.size() == 1 ? " is" : " are")
                    + " gone from " + channel + " is not known: " + FirstFew.of(unknown, MOST_NAMED) + ". ";
            return (files.isEmpty() ? "" : failed) + (unknown.isEmpty() ? "" : open) + "The first: " + first.problem();
        }

        @Override
        public String remedy(ParameterNames names) {
            return first.remedy(names);
        }

        @Override
        public Optional<ServerReply> reply() {
            return first.reply();
        }
    }

    /** Somebody ended the process while it removed files: a person, or a CI whose time limit was reached. */
    @Code("pruning-stopped")
    record PruningStopped(String channel) implements UpkeepFailure {
        @Override
        public String problem() {
            return "The pruning of " + channel + " was stopped from outside before it ended.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "run it again without " + names.option("confirm") + " to see what is left, and then with it;\n"
                    + "if a time limit has stopped the run, raise it";
        }
    }

    /**
     * The projects would take more than they may once the run has published; nothing was sent.
     *
     * @param there how many bytes the projects take now
     * @param added how many bytes the run would add
     * @param freed how many bytes pruning by the given rule would free, or has freed; empty without a rule
     * @param hindrance why pruning failed, if it did
     */
    @Code("quota-would-be-exceeded")
    record QuotaWouldBeExceeded(
            String channel, long there, long added, long quota, OptionalLong freed, Optional<Failure> hindrance)
            implements UpkeepFailure {
        @Override
        public String problem() {
            return "The run's projects take " + ByteSize.of(there) + " on " + channel + ", and the run would add "
                    + ByteSize.of(added) + ": more than the " + ByteSize.of(quota) + " that they may take. "
                    + pruning();
        }

        private String pruning() {
            if (hindrance.isPresent()) {
                return "Pruning by the given rule failed: " + hindrance.get().problem();
            }
            if (freed.isEmpty()) {
                return "No rule was given that would free anything.";
            }
            return "Pruning by the given rule would free "
                    + (freed.getAsLong() > 0
                            ? ByteSize.of(freed.getAsLong()) + ", which does not suffice."
                            : "nothing.");
        }

        @Override
        public String remedy(ParameterNames names) {
            return hindrance
                            .map(failure -> failure.remedy(names))
                            .orElseGet(() -> "keep less with " + names.option("keepVersions", "NUMBER"))
                    + "; or, if there is more room, correct "
                    + names.correction("quota");
        }
    }

    /**
     * Projects whose newest wheel is too old, or that are not there.
     *
     * @param projects each with how old its newest wheel is, in words
     * @param of how many projects were looked at
     */
    @Code("stale")
    record StaleProjects(String channel, List<String> projects, int of, int days) implements UpkeepFailure {
        private static final int MOST_NAMED = 20;

        public StaleProjects {
            projects = List.copyOf(projects);
        }

        @Override
        public String problem() {
            String named = String.join("; ", projects.subList(0, Math.min(MOST_NAMED, projects.size())));
            return projects.size() + " of " + Plural.of(of, "project") + " on " + channel
                    + " got no wheel for more than "
                    + Plural.of(days, "day") + ": " + named
                    + (projects.size() > MOST_NAMED ? "; and " + (projects.size() - MOST_NAMED) + " more" : "") + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "find out in the CI why no nightly was published; for a project that is built less often, set "
                    + names.option("staleAfter", "DAYS");
        }
    }

    /** The projects that were looked at take nearly all that they may, or more. */
    @Code("quota-nearly-full")
    record QuotaNearlyFull(String channel, long used, long quota) implements UpkeepFailure {
        @Override
        public String problem() {
            return "The projects shown take " + ByteSize.of(used) + " on " + channel + ", which is "
                    + used * 100 / quota + " % of the " + ByteSize.of(quota) + " that they may take.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "prune old versions, with " + names.option("keepVersions", "NUMBER")
                    + "; or, if there is more room, correct " + names.correction("quota");
        }
    }
}
