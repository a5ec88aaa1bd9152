package io.github.nightlywheels.fake.pypi;

/**
 * One thing that goes wrong with one upload.
 *
 * @param how what becomes of it
 * @param reply what is answered, where something is
 */
record PypiFault(How how, Reply reply) {
    enum How {
        /** Reads the request and answers so, without effect. */
        ANSWER,
        /** Stores the file and answers so. */
        STORE_AND_ANSWER,
        /** Answers so before the body is read, and closes. */
        ANSWER_EARLY,
        /** Stores the file and resets the connection. */
        STORE_AND_RESET,
        /** Resets before the body. */
        RESET_BEFORE,
        /** Resets in the middle of the body. */
        RESET_DURING,
        /** Reads the body and resets. */
        RESET_AFTER
    }
}
