package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.concurrent.ParallelRunner;
import io.github.nightlywheels.concurrent.StopSignal;
import java.util.List;

/**
 * How a file is to be replaced.
 *
 * @param previous what was under the name when the replacement was decided on
 * @param right whether the account may upload the new file
 * @param stop is given when nothing may be deleted any more
 * @param tasks asks several questions at once
 */
record ReplacementInputs(List<Distribution> previous, UploadRight right, StopSignal stop, ParallelRunner tasks) {
    ReplacementInputs {
        previous = List.copyOf(previous);
    }

    /** Whether the account is known to be allowed to upload to the project. */
    enum UploadRight {
        KNOWN,
        /** An upload is to be asked for before anything is deleted. */
        UNKNOWN
    }
}
