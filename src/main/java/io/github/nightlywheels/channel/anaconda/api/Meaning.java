package io.github.nightlywheels.channel.anaconda.api;

/** What an answer says. */
public enum Meaning {
    /** It was done, or here is what was asked for. */
    SUCCESS,
    /** Yes, without content: the answer to a question about a membership. */
    CONFIRMED,
    /** What the request is about is not there, or hidden from the account. */
    ABSENT,
    /** The same, on a page that something in front of the server may have sent. */
    ABSENT_ON_PAGE,
    /** The package or release that was to be created exists. */
    EXISTS,
    /** A distribution has the name. */
    TAKEN,
    /** An upload that has not finished has the name. */
    BEING_UPLOADED,
    /** A time-out, a rate limit, a failure of the server or of what stands in front of it: later it may be another one. */
    TRANSIENT,
    /** A success by its status, without the API's JSON. */
    NOT_UNDERSTOOD,
    /** A refusal in words of the API that are known. */
    REFUSED,
    /** Anything else. */
    UNEXPECTED
}
