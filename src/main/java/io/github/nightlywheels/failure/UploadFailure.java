package io.github.nightlywheels.failure;

import java.util.Optional;

/** A PyPI-compatible server refuses a file, whatever is in it: for its name, for what is there already, or at all. */
public sealed interface UploadFailure extends Failure {

    /**
     * The server says that it has the file, and nobody tells what is in it.
     *
     * @param index the index that does not list its name, if there is one
     */
    @Code("file-exists")
    record FileExists(String server, String filename, Optional<String> index, ServerReply answer)
            implements UploadFailure, Answered {
        @Override
        public String problem() {
            return index.map(url -> server + " refuses " + filename + " as one that it has, but the index " + url
                            + " lists no file of that name: its content is there under another name, or a deleted file had"
                            + " its name, or it is another index.")
                    .orElseGet(() -> server + " has a file named " + filename
                            + " and does not replace it; whether its content is the same is not known.");
        }

        @Override
        public String remedy(ParameterNames names) {
            String version = "give each night its own version, such as 1.2.3.dev20261122";
            return index.map(url ->
                            version + ", as some servers never take the name of a deleted file again;\ncheck that "
                                    + names.parameter("indexUrl") + " is the index of " + server
                                    + ", and that the account may read there what it uploads")
                    .orElseGet(() -> version + "; or set " + names.setting("onConflict", "skip") + ";\nset "
                            + names.parameter("indexUrl")
                            + " to the simple index of the server, so that contents can be compared");
        }
    }

    /** A file of that name with other content is there and stays. */
    @Code("cannot-replace")
    record CannotReplace(String server, String filename, Optional<ServerReply> reply) implements UploadFailure {
        @Override
        public String problem() {
            return server + " has other content under " + filename + ", and does not let it be replaced.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "give each night its own version, such as 1.2.3.dev20261122; or set "
                    + names.setting("onConflict", "skip")
                    + ";\nwhere the server can allow it (redeployment, overwriting, volatile index), ask its administrators";
        }
    }

    /** The name is taken, and the index shows a file from another host. */
    @Code("foreign-content")
    record ForeignContent(String server, String filename, String host, ServerReply answer)
            implements UploadFailure, Answered {
        @Override
        public String problem() {
            return server + " refuses " + filename + " as taken, and its index shows a file of that name that lies on "
                    + host + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "have the administrators of " + server + " stop the index from forwarding to " + host
                    + " for this project," + "\nor choose a name that nobody else has there";
        }
    }

    /** A deleted file has had this name, which is never given again. */
    @Code("filename-used")
    record FilenameUsed(String server, String filename, ServerReply answer) implements UploadFailure, Answered {
        @Override
        public String problem() {
            return server + " once had a file named " + filename + ", and never takes a deleted name again.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "build with another version, such as 1.2.3.dev20261122";
        }
    }

    /** PyPI takes no new files for a release after 14 days. */
    @Code("release-closed")
    record ReleaseClosed(String server, String filename, ServerReply answer) implements UploadFailure, Answered {
        @Override
        public String problem() {
            return "The release that " + filename + " belongs to is too old for new files on " + server + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "build with a new version; upload all wheels of a release within its first 14 days";
        }
    }

    /** A release has one source distribution. */
    @Code("second-sdist")
    record SecondSdist(String server, String filename, Optional<ServerReply> reply) implements UploadFailure {
        @Override
        public String problem() {
            return "The release that " + filename + " belongs to already has another source distribution on " + server
                    + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "build with a new version, or leave " + filename + " out with " + names.parameter("excludes");
        }
    }

    /** The project cannot be created under this name. */
    @Code("name-taken")
    record NameTaken(String server, String project, ServerReply answer) implements UploadFailure, Answered {
        @Override
        public String problem() {
            return server + " does not create the project " + project
                    + ": its name is taken, reserved, or too close to another one.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "choose another name for the project, in what builds its wheels;"
                    + "\nif two jobs have just created it at the same time, run again";
        }
    }

    /** No new projects, for now. */
    @Code("new-projects-stopped")
    record NewProjectsStopped(String server, String project, ServerReply answer) implements UploadFailure, Answered {
        @Override
        public String problem() {
            return server + " does not create the project " + project + " now.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "run again later: the server limits how many projects are created in an hour, or takes none for the time being";
        }
    }

    /** The project has used up its space. */
    @Code("project-full")
    record ProjectFull(String server, String project, ServerReply answer) implements UploadFailure, Answered {
        @Override
        public String problem() {
            return server + " has no space left for " + project + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "delete old releases of " + project + " on " + server + ", or ask for more space; then run again";
        }
    }

    /** The server takes no uploads now. */
    @Code("uploads-stopped")
    record UploadsStopped(String server, ServerReply answer) implements UploadFailure, Answered {
        @Override
        public String problem() {
            return server + " takes no uploads now.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "run again later; if it stays so, ask its administrators whether the repository is read-only";
        }
    }

    /** A refusal with words that no other record knows, or with none. */
    @Code("upload-refused")
    record Refused(String server, String filename, ServerReply answer) implements UploadFailure, Answered {
        @Override
        public String problem() {
            return server + " does not take " + filename + (answer.text().isEmpty() ? ", and does not say why" : "")
                    + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "do what the server says; if it says nothing, look into its log, or ask its administrators";
        }
    }
}
