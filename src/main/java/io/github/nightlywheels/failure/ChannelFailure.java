package io.github.nightlywheels.failure;

import java.time.LocalDate;
import java.util.List;

/** The channel is in a state that does not allow the upload, or not as asked. */
public sealed interface ChannelFailure extends Failure {

    /** The organization's storage is full. */
    @Code("quota-exceeded")
    record QuotaExceeded(String organization, ServerReply answer) implements ChannelFailure, Answered {
        @Override
        public String problem() {
            return "The storage of " + organization + " is full.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "prune old versions with " + names.option("keepVersions", "NUMBER")
                    + ", or delete them at https://anaconda.org/"
                    + organization
                    + ", or ask its administrators to;\nfreed space may take hours to count; then run again;"
                    + "\nto learn it before the first byte next time, set " + names.option("quota", "SIZE");
        }
    }

    /** The channel has these filenames with other content, and the build asked for that to be an error. */
    @Code("conflict")
    record Conflict(String organization, List<String> filenames) implements ChannelFailure {
        public Conflict {
            filenames = List.copyOf(filenames);
        }

        @Override
        public String problem() {
            return "The channel " + organization + " has other content under " + String.join(", ", filenames) + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "give each night its own version, such as 1.2.3.dev20261122; or set "
                    + names.setting("onConflict", "replace");
        }
    }

    /**
     * The channel has these filenames with other content, and shows them under labels besides those that were asked for: to
     * replace them would take them from there.
     */
    @Code("other-labels")
    record OtherLabels(String organization, List<String> filenames, List<String> labels) implements ChannelFailure {
        public OtherLabels {
            filenames = List.copyOf(filenames);
            labels = List.copyOf(labels);
        }

        @Override
        public String problem() {
            return "The channel " + organization + " has other content under " + String.join(", ", filenames)
                    + ", also under labels that were not asked for: " + String.join(", ", labels)
                    + ". It was left as it is, for there would be nothing under these any more.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "give each night its own version, such as 1.2.3.dev20261122; or name these labels in "
                    + names.parameter("labels") + " too,\nand the new content is seen there as well";
        }
    }

    /** A page of a directory's index is another's, and holds what this plugin could not keep. */
    @Code("foreign-index")
    record ForeignIndex(String page, String found) implements ChannelFailure {
        @Override
        public String problem() {
            return page + " was written by somebody else and would be lost: " + found + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "publish to another directory with " + names.parameter("apiUrl")
                    + "; or move the page away, and it is written\nanew from the wheels that lie beside it";
        }
    }

    /** The channel has the release under another spelling of its version, which the server takes for another one. */
    @Code("similar-release")
    record SimilarRelease(String organization, String project, String version, String found) implements ChannelFailure {
        @Override
        public String problem() {
            return "The channel " + organization + " has the release " + project + " " + found
                    + ", and the wheel's METADATA spells that version " + version
                    + ", which the server takes for another release.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "build the wheel with the version " + found
                    + " in its METADATA; or give each night its own version, such as 1.2.3.dev20261122";
        }
    }

    /** Another job has put other content under this filename while the run was under way. */
    @Code("overtaken")
    record Overtaken(String organization, String filename) implements ChannelFailure {
        @Override
        public String problem() {
            return "During the run another job put other content under " + filename + " on " + organization
                    + ". It was left as it is.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "let only one job publish a wheel of this name, then run again; or give each build its own version,"
                    + "\nsuch as 1.2.3.dev20261122";
        }
    }

    /** An upload that never finished holds the filename, and did so for as long as the run waited. */
    @Code("name-held")
    record NameReserved(String filename, Holder holder, ServerReply answer) implements ChannelFailure, Answered {
        /** Whose upload it is. */
        public enum Holder {
            /** This run's own. */
            THIS_RUN,
            /** Another job's, or that of an earlier run. */
            ANOTHER
        }

        @Override
        public String problem() {
            return holder == Holder.THIS_RUN
                    ? "This run's own upload of " + filename + " was begun, did not finish, and still holds its name."
                    : "An earlier upload of " + filename + " that never finished still holds its name.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "run again in a few minutes, when the server has let go of it; or allow a longer wait with "
                    + names.option("retryTimeout", "SECONDS");
        }
    }

    /** Replacing would empty the package, which removes it, and the account is not known to be able to create it again. */
    @Code("replace-only-file")
    record WouldDeletePackage(String organization, String project, String account, String filename)
            implements ChannelFailure {
        @Override
        public String problem() {
            return filename + " is the only file of " + project + " on " + organization
                    + " that the server tells of: deleting it would remove the project, which the account " + account
                    + " is not known to be able to create again. It was left as it is.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "give each night its own version, such as 1.2.3.dev20261122; or let an administrator of "
                    + organization + " replace the file";
        }
    }

    /** The channel does not tell what its file contains, so that it may be the same. */
    @Code("content-not-told")
    record DigestUnknown(String organization, String filename) implements ChannelFailure {
        @Override
        public String problem() {
            return "The channel " + organization + " tells no digest of its " + filename
                    + ": it may have the same content. It was left as it is.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "give each night its own version, such as 1.2.3.dev20261122; or delete the file on the channel's web page"
                    + "\nand run again";
        }
    }

    /** The server announces that it takes no writes; {@code header} is the response header that says so. */
    @Code("read-only")
    record ReadOnly(String header) implements ChannelFailure {
        @Override
        public String problem() {
            return "The server announces that it takes no uploads now (response header " + header + ").";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "run again later; the server's operators end this mode, nothing in the build does";
        }
    }

    /** The file on the channel is not what was sent, or not to be seen as was asked. */
    @Code("verification-failed")
    record Verification(String filename, String field, String sent, String found) implements ChannelFailure {
        private static final String ABSENT = "absent";

        /** The channel does not show the file. */
        public static Verification absent(String filename) {
            return new Verification(filename, "the record", "there", ABSENT);
        }

        /** The channel lists the file more than once. */
        public static Verification entries(String filename, int found) {
            return new Verification(filename, "the number of entries", "1", Integer.toString(found));
        }

        /** The channel shows the file under other labels. */
        public static Verification labels(String filename, List<String> wanted, List<String> found) {
            return new Verification(filename, "labels", wanted.toString(), found.toString());
        }

        @Override
        public String problem() {
            return found.equals(ABSENT)
                    ? "The channel does not show " + filename + "."
                    : "The channel's record of " + filename + " is not as it should be: " + field + " is " + found
                            + ", not " + sent + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return found.equals(ABSENT)
                    ? "run again in a few minutes: what does not show by then is sent again; or allow a longer wait with\n"
                            + names.option("visibilityTimeout", "SECONDS")
                    : "run again; if it stays so, delete " + filename + " on the channel's web page and run again";
        }
    }

    /** The newest wheel of a project is so old that the channel removes it soon, or may have done so by now. */
    @Code("wheels-stale")
    record Stale(String organization, String project, String filename, LocalDate uploaded, LocalDate removal)
            implements ChannelFailure {
        @Override
        public String problem() {
            return "The newest wheel of " + project + " on " + organization + " is " + filename + " of " + uploaded
                    + ": no nightly has arrived since, and the channel removes it on " + removal + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "find out in the CI why no nightly was published since " + uploaded + ";"
                    + "\nwhere the channel keeps wheels longer, set " + names.parameter("retentionDays");
        }
    }
}
