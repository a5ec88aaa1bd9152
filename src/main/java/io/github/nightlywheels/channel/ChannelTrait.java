package io.github.nightlywheels.channel;

/** What is known of every channel of a kind before one is opened. */
public enum ChannelTrait {
    /** It is reached over the network. */
    REMOTE,
    /** It takes uploads only with a token. */
    NEEDS_TOKEN,
    /** Its name is that of an organization, which the user gives. */
    NAMED,
    /** It tells of accounts, tokens and groups, so that rights can be judged before an upload. */
    ACCOUNTS,
    /** It tells all it has: its channels are {@link ReadableChannel}s. */
    READABLE,
    /** Files can be removed from it: its channels are {@link DeletableChannel}s. */
    DELETABLE,
    /** Its files have labels, and its usual index shows only some of them. */
    LABELS,
    /** Its index is pages that are written, whose links may lead elsewhere. */
    PAGES
}
