package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadResult;
import io.github.nightlywheels.channel.anaconda.api.ApiRequest;
import io.github.nightlywheels.channel.anaconda.api.Classification;
import io.github.nightlywheels.channel.anaconda.api.Meaning;
import io.github.nightlywheels.channel.anaconda.api.Operation;
import io.github.nightlywheels.channel.anaconda.api.Write;
import io.github.nightlywheels.channel.anaconda.api.WriteEffect;
import io.github.nightlywheels.channel.anaconda.api.WriteResult;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.RetryBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives a file that is on the channel with the right content the labels that it lacks ({@code anaconda-api.md} section 6.1).
 * Nothing is sent and nothing deleted; labels that it has besides stay.
 */
final class FileLabels {
    private final UploadContext context;
    private final Upload upload;
    private final List<String> labels;
    private final RetryBudget budget;
    private final RemoteFile remote;
    private WriteEffect effect = WriteEffect.NONE;

    /**
     * The labels of one file.
     *
     * @param labels those that it is to have
     */
    FileLabels(UploadContext context, Upload upload, List<String> labels, RetryBudget budget) {
        this.context = context;
        this.upload = upload;
        this.labels = List.copyOf(labels);
        this.budget = budget;
        this.remote = new RemoteFile(context, upload, new UploadState(budget));
    }

    /** Adds what is missing; however it fails, it ends in a value. */
    UploadResult add() {
        Instant start = context.clock().instant();
        Optional<FailureException> why = Optional.empty();
        try {
            missing(find()).forEach(this::add);
            context.listener().labelled(upload);
        } catch (FailureException e) {
            why = Optional.of(e);
        } catch (RuntimeException | Error e) {
            why = Optional.of(new FailureException(RunFailure.Bug.of("the labels of " + upload.filename(), e), e));
        }
        Duration duration = Duration.between(start, context.clock().instant());
        return new UploadResult(upload, outcome(why), why, duration, 0);
    }

    private Outcome outcome(Optional<FailureException> why) {
        if (why.isEmpty()) {
            return effect == WriteEffect.DONE ? Outcome.LABELLED : Outcome.UNCHANGED;
        }
        if (why.get().failure() instanceof ChannelFailure.Verification
                || why.get().failure() instanceof ChannelFailure.Overtaken) {
            return Outcome.FAILED;
        }
        return switch (effect) {
            case NONE -> Outcome.UNCHANGED;
            case DONE -> Outcome.LABELLED;
            case DENIED, UNKNOWN -> Outcome.UNKNOWN;
        };
    }

    /** The file, which must still be what it was; one machine of the server may show it later than another. */
    private Distribution find() {
        Distribution there = remote.find(budget)
                .or(() -> remote.await(Set.of(RemoteFileState.ABSENT)) == RemoteFileState.ABSENT
                        ? Optional.empty()
                        : remote.find(budget))
                .orElseThrow(() -> new FailureException(ChannelFailure.Verification.absent(upload.filename())));
        if (there.compare(upload.wheel().digests()) != Distribution.Content.SAME) {
            throw remote.overtaken();
        }
        return there;
    }

    private List<String> missing(Distribution there) {
        List<String> found = there.labels().orElse(List.of());
        return labels.stream().filter(label -> !found.contains(label)).toList();
    }

    private void add(String label) {
        budget.stop().check();
        context.listener().labelling(upload);
        ApiRequest request = ApiRequest.post(
                "add the label " + label + " to " + upload.filename(),
                Payloads.label(upload.release(), upload.filename()),
                "channels",
                context.api().context().organization(),
                label);
        WriteResult<Boolean> result = context.api()
                .write(
                        new Write<>(
                                Operation.LABEL,
                                request,
                                upload.release().project(),
                                again -> remote.find(again)
                                        .filter(there -> !missing(there).contains(label))
                                        .map(there -> true),
                                (answer, told) -> added(answer)),
                        budget);
        effect = effect.or(result.effect());
        if (result instanceof WriteResult.WriteFailed<Boolean> failed) {
            throw failed.effect() == WriteEffect.UNKNOWN ? outcomeUnknown(request, failed.why()) : failed.why();
        }
    }

    private static FailureException outcomeUnknown(ApiRequest request, FailureException why) {
        return why.failure() instanceof TransferFailure.OutcomeUnknown
                ? why
                : new FailureException(new TransferFailure.OutcomeUnknown(request.operation(), why.failure()), why);
    }

    private Attempt<Boolean> added(Classification answer) {
        if (answer.meaning() == Meaning.SUCCESS) {
            return new Attempt.Success<>(true);
        }
        throw context.api()
                .context()
                .refused(answer.response(), upload.release().project());
    }
}
