package io.github.nightlywheels.channel.pypi.upload;

import io.github.nightlywheels.channel.pypi.upload.AnswerMeaning.Effect;

/** How often one file was sent, and whether it may be there though no answer says so. Changed by the upload's own thread only. */
final class PypiUploadState {
    private enum Trace {
        NONE,
        /** The last try may have stored the file. */
        POSSIBLE,
        /** An earlier try may have stored it, and the index was asked since. */
        LOOKED_FOR
    }

    private int sends;
    private Trace trace = Trace.NONE;

    void sends() {
        sends++;
    }

    /** How often the file was sent, or begun to be. */
    int sendCount() {
        return sends;
    }

    /** A try ended without an answer that tells what became of the file. */
    void sentInVain(Effect effect) {
        if (effect == Effect.POSSIBLE) {
            trace = Trace.POSSIBLE;
        }
    }

    /** What the last try has left is known now, or as well as it can be. */
    void lookedFor() {
        if (trace == Trace.POSSIBLE) {
            trace = Trace.LOOKED_FOR;
        }
    }

    /** Whether the file may be there, and the index was not asked since. */
    boolean mayBeThere() {
        return trace == Trace.POSSIBLE;
    }

    /** Whether any of the tries may have stored the file: an index may show it late. */
    boolean mayHaveStored() {
        return trace != Trace.NONE;
    }
}
