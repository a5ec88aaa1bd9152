package io.github.nightlywheels.failure;

import java.util.Optional;

/** The network, the server or the storage did not do its part. */
public sealed interface TransferFailure extends Failure {

    /**
     * The server failed, and kept failing for as long as the run tried.
     *
     * @param statusPage where known outages are shown, if there is such a page
     */
    @Code("server-error")
    record ServerError(ServerReply answer, Optional<String> statusPage) implements TransferFailure, Answered {
        @Override
        public String problem() {
            return "The server failed, and kept failing: " + answer.operation() + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "run again later: what is published stays, the rest is sent" + outages(statusPage);
        }
    }

    private static String outages(Optional<String> statusPage) {
        return statusPage.map(page -> ";\n" + page + " shows known outages").orElse("");
    }

    /** Something in front of the server refused the request with a page of its own, and kept refusing it. */
    @Code("gateway-refused")
    record GatewayRefused(ServerReply answer) implements TransferFailure, Answered {
        @Override
        public String problem() {
            return "Not the server but something in front of it refused, and kept refusing: " + answer.operation()
                    + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "run again later; if it stays so, check " + names.parameter("apiUrl")
                    + " and whether a proxy or a firewall\nlets this machine through, or show anaconda.org the cf-ray";
        }
    }

    /** An answer that the protocol does not foresee; {@code statusPage} is where an outage would be told that may explain it. */
    @Code("unexpected-answer")
    record UnexpectedAnswer(ServerReply answer, String expected, Optional<String> statusPage)
            implements TransferFailure, Answered {
        public UnexpectedAnswer(ServerReply answer, String expected) {
            this(answer, expected, Optional.empty());
        }

        @Override
        public String problem() {
            return "The server's answer was not understood: " + answer.operation() + "; expected was " + expected + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "check " + names.parameter("apiUrl") + ", and whether a proxy answers in the server's place"
                    + outages(statusPage);
        }
    }

    /** No connection came about, or none lasted. */
    @Code("unreachable")
    record Unreachable(String operation, String host, String detail) implements TransferFailure {
        @Override
        public String problem() {
            return "No answer from " + host + " (" + operation + "): " + detail + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "check the network of this machine, " + names.proxies() + " and " + names.parameter("apiUrl")
                    + ", run again";
        }
    }

    /** An answer was so long that it cannot be what was asked for. */
    @Code("answer-too-long")
    record AnswerTooLong(String operation, String host, long bytes) implements TransferFailure {
        @Override
        public String problem() {
            return "The answer of " + host + " is longer than " + bytes + " bytes (" + operation + ").";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "check " + names.parameter("apiUrl") + ", and whether a proxy answers in the server's place";
        }
    }

    /** This process has as many files and connections open as the system allows. */
    @Code("too-many-open-files")
    record TooManyOpenFiles(String operation) implements TransferFailure {
        @Override
        public String problem() {
            return "The system lets this process open no more files or connections (" + operation + ").";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "raise the limit for it (ulimit -n), or set a lower " + names.parameter("threads");
        }
    }

    /** The server answered no question about the access; {@code why} is what became of one. */
    @Code("nothing-told")
    record NothingTold(String apiUrl, String why) implements TransferFailure {
        @Override
        public String problem() {
            return "Nothing could be found out from " + apiUrl + ": " + why + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "check the network of this machine, " + names.proxies() + " and " + names.parameter("apiUrl")
                    + ", run again";
        }
    }

    /** Something answered that is no anaconda.org API; {@code why} is a clause for a person. */
    @Code("not-the-api")
    record NotTheApi(String apiUrl, String why) implements TransferFailure {
        @Override
        public String problem() {
            return "What answers at " + apiUrl + " is no anaconda.org API: " + why + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "correct " + names.parameter("apiUrl")
                    + ": anaconda.org has its API at https://api.anaconda.org, without a path";
        }
    }

    /** The other side's certificate is not trusted here, or no encryption could be agreed on. */
    @Code("tls-failure")
    record TlsFailed(String host, String detail) implements TransferFailure {
        @Override
        public String problem() {
            return "No trusted TLS connection to " + host + ": " + detail + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "if a company proxy re-signs traffic, add its CA to a trust store and name that in "
                    + names.jvmOptions() + " with\n"
                    + "-Djavax.net.ssl.trustStore=FILE; check the clock of this machine";
        }
    }

    /** The directory of a directory channel cannot be used. */
    @Code("directory-unusable")
    record DirectoryUnusable(String directory, String detail) implements TransferFailure {
        @Override
        public String problem() {
            return "The channel directory " + directory + " cannot be used: " + detail + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "check " + names.parameter("apiUrl")
                    + ", free space and the rights of the build's user there, run again";
        }
    }

    /** The run was stopped from outside. */
    @Code("interrupted")
    record Interrupted(String operation) implements TransferFailure {
        @Override
        public String problem() {
            return "The run was stopped from outside (" + operation + ").";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "run again: what is done stays done, and the rest follows";
        }
    }

    /** A write got no answer, or was to be read back, and the reading could not tell whether it took effect. */
    @Code("outcome-unknown")
    record OutcomeUnknown(String operation, Failure cause, NextRun nextRun) implements TransferFailure {
        /** What the next run can know of it. */
        public enum NextRun {
            /** It reads what is there before it writes. */
            READS_FIRST,
            /** As little as this one: there is no index to read. */
            SEES_NOTHING
        }

        /** Of a write that the next run can see. */
        public OutcomeUnknown(String operation, Failure cause) {
            this(operation, cause, NextRun.READS_FIRST);
        }

        /** Why there was no answer; any other failure itself. */
        public static Failure causeOf(Failure failure) {
            return failure instanceof OutcomeUnknown unsettled ? unsettled.cause() : failure;
        }

        @Override
        public String problem() {
            return "It is not known whether this took effect: " + operation + ". " + cause.problem();
        }

        @Override
        public String remedy(ParameterNames names) {
            String again = nextRun == NextRun.READS_FIRST
                    ? "run again: it reads what is on the channel first, and sends only what is not there"
                    : "look on the server whether the file is there; if it is not, run again;\nset "
                            + names.parameter("indexUrl")
                            + " to the simple index of the server: without it no run can see what is there";
            if (cause instanceof ServerError failed) {
                return again + outages(failed.statusPage());
            }
            if (cause instanceof WheelFailure) {
                return cause.remedy(names) + ";\n"
                        + (nextRun == NextRun.READS_FIRST
                                ? "the new run compares the wheel with what is on the channel"
                                : again);
            }
            boolean isAboutAccess = cause instanceof TokenFailure
                    || cause instanceof CredentialFailure
                    || cause instanceof UploadUrlFailure;
            return isAboutAccess ? cause.remedy(names) + ";\n" + again : again;
        }

        @Override
        public Optional<TokenOrigin> origin() {
            return cause.origin();
        }

        @Override
        public Optional<ServerReply> reply() {
            return cause.reply();
        }
    }
}
