package io.github.nightlywheels.channel.anaconda.api;

/** What the status of an answer that is no success says, where its words are not known. */
enum WordlessRefusal {
    /** The channel is full. */
    QUOTA,
    /** Something in front of the server refuses the request. */
    GATEWAY,
    /** The token is not accepted. */
    TOKEN_REJECTED,
    /** The account may not do this. */
    FORBIDDEN,
    /** What the request is about is not there, or hidden from the account. */
    NOT_FOUND,
    /** It is not the API that says that there is nothing at this address. */
    NO_API,
    /** The server failed. */
    SERVER_ERROR,
    /** Anything else. */
    UNEXPECTED
}
