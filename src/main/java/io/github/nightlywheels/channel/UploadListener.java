package io.github.nightlywheels.channel;

import java.util.List;

/** Hears of the progress of uploads. Called from several threads at once. */
public interface UploadListener {
    /** The wheel's first or next attempt to send bytes begins. */
    void started(Upload upload);

    /**
     * Bytes of the wheel are on their way.
     *
     * @param chunk the bytes, valid during the call only
     * @param sent how many bytes of this attempt have been sent in all
     */
    void progressed(Upload upload, java.nio.ByteBuffer chunk, long sent);

    /** All bytes of the wheel have arrived; what remains is to make them a distribution. */
    void arrived(Upload upload);

    /** The attempt to send the bytes broke off. */
    void brokeOff(Upload upload, String reason);

    /** The old file under the wheel's name is about to be deleted, to make room for the wheel. */
    default void replacing(Upload upload) {}

    /** The old file is deleted: until {@link #committing} there is nothing under the wheel's name. */
    default void deleted(Upload upload) {}

    /** The channel is about to be told to take the wheel: from now on it may be there. */
    default void committing(Upload upload) {}

    /** The channel has taken the wheel; it is still to be read back. */
    default void committed(Upload upload) {}

    /** The file is there already, and the channel is about to be told to give it a label that it lacks. */
    default void labelling(Upload upload) {}

    /** The file has all its labels. */
    default void labelled(Upload upload) {}

    /** So far the run has created all these projects and releases, in words; what is under way is created perhaps. */
    default void created(List<String> all) {}

    /** The upload is over, well or not. */
    void finished(UploadResult result);
}
