package io.github.nightlywheels.channel.anaconda.upload;

/** What is under a wheel's name on the channel. */
enum RemoteFileState {
    /** Nothing. */
    ABSENT,
    /** The content that is to be there. */
    OURS,
    /** The file that was to be deleted: it is still there, or still shows. */
    PREVIOUS,
    /** Other content, which another job has put there. */
    FOREIGN
}
