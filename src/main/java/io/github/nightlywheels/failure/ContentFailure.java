package io.github.nightlywheels.failure;

/** A PyPI-compatible server refuses a file for what the file is, or for what is in it. */
public sealed interface ContentFailure extends Failure {

    /** A file over a limit. */
    @Code("file-too-large")
    record FileTooLarge(String server, String filename, long size, ServerReply answer)
            implements ContentFailure, Answered {
        @Override
        public String problem() {
            return server + ", or a proxy in front of it, does not take " + filename + " with its " + size + " bytes.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "make the wheel smaller, or have the limit raised: on PyPI in the settings of the project, elsewhere by the"
                    + "\nadministrators, also in the proxy (nginx: client_max_body_size)";
        }
    }

    /** The archive is not as the server wants it. */
    @Code("file-refused")
    record FileRefused(String server, String filename, ServerReply answer) implements ContentFailure, Answered {
        @Override
        public String problem() {
            return server + " does not take the file " + filename + " as it was built.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "build the wheel again with a current tool; PyPI takes no zip with data descriptors, comments or trailing bytes";
        }
    }

    /** A tag that the server does not take. */
    @Code("platform-refused")
    record PlatformRefused(String server, String filename, ServerReply answer) implements ContentFailure, Answered {
        @Override
        public String problem() {
            return server + " does not take the platform tag of " + filename + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "repair Linux wheels with auditwheel, which gives them a manylinux or musllinux tag;"
                    + "\nor leave them out with " + names.parameter("excludes");
        }
    }

    /** The bytes did not arrive as they were sent. */
    @Code("digest-mismatch")
    record DigestMismatch(String server, String filename, ServerReply answer) implements ContentFailure, Answered {
        @Override
        public String problem() {
            return server + " has received other bytes of " + filename + " than were sent.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "run again; if it stays so, find the proxy on the way that changes what is sent";
        }
    }

    /** A field of the core metadata is not as the server wants it. */
    @Code("metadata-refused")
    record MetadataRefused(String server, String filename, ServerReply answer) implements ContentFailure, Answered {
        @Override
        public String problem() {
            return server + " does not take the METADATA of " + filename + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "correct the field that the server names, in what builds the wheel; a field that is too new for it goes away with an"
                    + "\nolder Metadata-Version, which the build backend writes";
        }
    }

    /** The description cannot be shown. */
    @Code("description-refused")
    record DescriptionRefused(String server, String filename, ServerReply answer) implements ContentFailure, Answered {
        @Override
        public String problem() {
            return server + " cannot render the description of " + filename + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "set Description-Content-Type to what the README is, such as text/markdown, in what builds the wheel;"
                    + "\nfor reStructuredText, correct what `twine check` reports";
        }
    }

    /** A classifier that the server does not know. */
    @Code("classifier-refused")
    record ClassifierRefused(String server, String filename, ServerReply answer) implements ContentFailure, Answered {
        @Override
        public String problem() {
            return server + " does not know a classifier of " + filename + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "take it from the list at https://pypi.org/classifiers/, or remove it, in what builds the wheel";
        }
    }
}
