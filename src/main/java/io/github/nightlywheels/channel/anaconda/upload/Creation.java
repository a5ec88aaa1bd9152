package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.anaconda.api.Classification;
import io.github.nightlywheels.channel.anaconda.api.RetryingApi;
import io.github.nightlywheels.channel.anaconda.api.Write;
import io.github.nightlywheels.channel.anaconda.api.WriteResult;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.wheel.metadata.ProjectName;

/**
 * Creates a package or a release.
 *
 * @param api the server
 * @param log takes a note of what was created
 */
record Creation(RetryingApi api, CreationLog log) {

    /** What an answer to it means; the result is to restart if that in which it was to be created is gone. */
    Attempt<StepResult> created(Classification answer, ProjectName project) {
        FailureException refused = api.context().refused(answer.response(), project);
        return switch (answer.meaning()) {
            // Another job was faster.
            case SUCCESS, EXISTS -> new Attempt.Success<>(new StepResult.Done());
            case ABSENT -> new Attempt.Success<>(new StepResult.Restart(StepResult.Cause.RELEASE_GONE, refused));
            default -> throw refused;
        };
    }

    /** Creates something and takes a note of it. */
    StepResult run(String what, Write<StepResult> write, RetryBudget budget) {
        log.begin(what);
        WriteResult<StepResult> result = api.write(write, budget);
        log.note(what, result.effect());
        if (result instanceof WriteResult.Settled<StepResult> settled) {
            return settled.value();
        }
        FailureException why = ((WriteResult.WriteFailed<StepResult>) result).why();
        throw new FailureException(TransferFailure.OutcomeUnknown.causeOf(why.failure()), why);
    }

    /** Lets pass what was created. */
    static void requireDone(StepResult result) {
        if (result instanceof StepResult.Restart restart) {
            throw restart.why();
        }
    }
}
