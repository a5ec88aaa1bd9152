package io.github.nightlywheels.failure;

import io.github.nightlywheels.text.ByteSize;
import io.github.nightlywheels.text.Plural;
import java.util.List;

/** What is found when the channel is looked after: that it is no longer fed, or too full. */
public sealed interface UpkeepFailure extends Failure {

    /** The channel cannot be asked what it has. */
    record NotReadable(String channel, String kind) implements UpkeepFailure {
        @Override
        public String code() {
            return "not-readable";
        }

        @Override
        public String problem() {
            return "The channel " + channel + " is of the kind " + kind + ", which does not tell all that it has.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "name another channel with " + names.parameter("apiUrl");
        }
    }

    /**
     * Projects whose newest wheel is too old, or that are not there.
     *
     * @param projects each with how old its newest wheel is, in words
     * @param of how many projects were looked at
     */
    record StaleProjects(String channel, List<String> projects, int of, int days) implements UpkeepFailure {
        private static final int MOST_NAMED = 20;

        public StaleProjects {
            projects = List.copyOf(projects);
        }

        @Override
        public String code() {
            return "stale";
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
    record QuotaNearlyFull(String channel, long used, long quota) implements UpkeepFailure {
        @Override
        public String code() {
            return "quota-nearly-full";
        }

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
