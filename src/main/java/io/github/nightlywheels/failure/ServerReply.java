package io.github.nightlywheels.failure;

/**
 * The part of a server's answer that a person needs to see.
 *
 * @param operation what was asked, in words, such as {@code stage demo-1.0.dev1-py3-none-any.whl}
 * @param status the HTTP status code
 * @param text the server's own words, cut to one line and redacted; empty when the body held none
 */
public record ServerReply(String operation, int status, String text) {
    /** The status and the server's words, where it has been said before what was asked. */
    public String words() {
        return status + (text.isEmpty() ? " with no message" : " \"" + text + "\"");
    }

    @Override
    public String toString() {
        return words() + " (" + operation + ")";
    }
}
