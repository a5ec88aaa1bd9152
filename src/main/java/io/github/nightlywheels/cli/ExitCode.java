package io.github.nightlywheels.cli;

import io.github.nightlywheels.failure.ConfigurationFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.failure.UpkeepFailure;

/** What the process tells its caller at its end. */
final class ExitCode {
    /** All was done. */
    static final int DONE = 0;

    /** It was refused, or failed, for a reason that was told. */
    static final int FAILED = 1;

    /** The command line, the properties file or an environment variable is wrong; nothing was begun. */
    static final int USAGE = 2;

    /** A bug: {@code EX_SOFTWARE} of {@code sysexits.h}. */
    static final int BUG = 70;

    /** Ended by SIGINT: 128 + 2, as shells tell it. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}

    /** The code for a run that failed so. */
    static int of(Failure failure) {
        if (failure instanceof ConfigurationFailure.InvalidParameter
                || failure instanceof ConfigurationFailure.UnknownParameter) {
            return USAGE;
        }
        if (failure instanceof RunFailure.Bug) {
            return BUG;
        }
        return failure instanceof TransferFailure.Interrupted || failure instanceof UpkeepFailure.PruningStopped
                ? INTERRUPTED
                : FAILED;
    }
}
