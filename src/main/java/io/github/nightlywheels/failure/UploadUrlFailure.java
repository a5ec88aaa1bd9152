package io.github.nightlywheels.failure;

import java.util.Optional;

/** A URL is not the one that files are uploaded to, or read from. */
public sealed interface UploadUrlFailure extends Failure {

    /** What answers there takes no uploads. */
    @Code("not-an-upload-url")
    record NotAnUploadUrl(String url, ServerReply answer) implements UploadUrlFailure, Answered {
        @Override
        public String problem() {
            return "No uploads are taken at " + url + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "set " + names.parameter("apiUrl")
                    + " to the upload URL, which is not the simple index that pip reads;"
                    + "\nthe pages on PyPI-compatible servers have it for each kind of server"
                    + (url.endsWith("/") ? "" : ", some with a slash at its end")
                    + ";\na server that hides what one may not see answers so for missing rights too";
        }
    }

    /** The server sends uploads elsewhere, which is not followed. */
    @Code("upload-redirected")
    record Redirected(String url, String target, ServerReply answer) implements UploadUrlFailure, Answered {
        @Override
        public String problem() {
            return "The upload to " + url + " is redirected to " + target + ", which no upload follows.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return target.equals(url + "/")
                    ? "add the slash at the end of " + names.parameter("apiUrl")
                    : "if " + target + " is the upload URL, set " + names.parameter("apiUrl")
                            + " to it; if it is a page to sign in, check the credentials";
        }
    }

    /** A page for people in place of an answer. */
    @Code("sign-in-page")
    record SignInPage(String url, ServerReply answer) implements UploadUrlFailure, Answered {
        @Override
        public String problem() {
            return "What answers at " + url + " shows a page for people, most likely one to sign in.";
        }

        @Override
        public String remedy(ParameterNames names) {
            return "check the credentials, and " + names.parameter("apiUrl")
                    + "; on a network with a sign-in page, sign in first";
        }
    }

    /**
     * The simple index cannot be read.
     *
     * @param credentials where the credentials are from with which it was asked, if it refused them
     */
    @Code("index-unreadable")
    record IndexUnreadable(String url, String detail, Optional<String> credentials) implements UploadUrlFailure {
        @Override
        public String problem() {
            return "The simple index at " + url + " cannot be read: " + detail + ".";
        }

        @Override
        public String remedy(ParameterNames names) {
            if (credentials.isPresent()) {
                return "put valid credentials into " + credentials.get()
                        + "; where no user name is given it is __token__, which only some servers know;"
                        + "\nif they are for uploads only, have their account given the right to read, or leave "
                        + names.parameter("indexUrl") + " unset";
            }
            return "set " + names.parameter("indexUrl")
                    + " to the simple index that pip reads, such as https://pypi.org/simple/;"
                    + "\nif it wants credentials, they are sent only to the host of the upload URL";
        }
    }
}
