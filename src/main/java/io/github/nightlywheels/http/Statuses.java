package io.github.nightlywheels.http;

/** What the status of an answer says, whoever answered. */
public final class Statuses {
    private Statuses() {}

    /**
     * Whether the same request may do better later: after a time-out (408), a rate limit (429) or a failure of the server, but
     * for those by which it says that it will never be able to (501 and 505).
     */
    public static boolean mayPass(int status) {
        return status == 408 || status == 429 || (status >= 500 && status != 501 && status != 505);
    }
}
