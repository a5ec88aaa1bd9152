package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.anaconda.api.ApiRequest;
import io.github.nightlywheels.channel.anaconda.api.ChannelContext;
import io.github.nightlywheels.channel.anaconda.api.Classification;
import io.github.nightlywheels.channel.anaconda.api.Meaning;
import io.github.nightlywheels.channel.anaconda.api.Operation;
import io.github.nightlywheels.channel.anaconda.api.OwnersGroup;
import io.github.nightlywheels.channel.anaconda.api.Write;
import io.github.nightlywheels.channel.anaconda.api.WriteEffect;
import io.github.nightlywheels.channel.anaconda.api.WriteResult;
import io.github.nightlywheels.channel.transfer.WheelReading;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Takes the old file out of the way of its replacement. The server has no atomic replacement, so this comes as late as
 * possible and only after it is known that the old file is still the one that was read, that the package outlives it, and
 * that the server takes writes.
 */
final class FileReplacement {
    /** What was seen longer ago than this is looked at again before anything is deleted. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final UploadContext context;
    private final ChannelContext channel;
    private final Upload upload;
    private final ProjectName project;
    private final ReplacementInputs plan;
    private final UploadState state;
    private final RemoteFile remote;
    private final StageStep stage;

    FileReplacement(
            UploadContext context,
            Upload upload,
            ReplacementInputs plan,
            UploadState state,
            RemoteFile remote,
            StageStep stage) {
        this.context = context;
        this.channel = context.api().context();
        this.upload = upload;
        this.project = upload.release().project();
        this.plan = plan;
        this.state = state;
        this.remote = remote;
        this.stage = stage;
    }

    /**
     * Deletes the old file, unless it is gone already or is the new one.
     *
     * @throws FailureException if it was left as it is
     */
    StepResult removeOld() {
        requireNoStop();
        context.releases().ensure(upload.wheel(), state.budget());
        Optional<Distribution> old = requireReplaceable();
        if (old.isPresent() && plan.right() == ReplacementInputs.UploadRight.UNKNOWN) {
            StepResult probed = stage.probe();
            if (probed instanceof StepResult.Restart gone) {
                return new StepResult.Failed(gone.why());
            }
            if (probed instanceof StepResult.Failed || state.isThere()) {
                return probed;
            }
            old = requireReplaceable();
        }
        if (old.isEmpty()) {
            return new StepResult.Done();
        }
        context.api().requireWritable();
        requireNoStop();
        return delete(old.get());
    }

    private void requireNoStop() {
        state.budget().stop().check();
        if (plan.stop().reason().isPresent()) {
            state.heldBack();
        }
        plan.stop().check();
    }

    /** Asks, all at once, whether the old file may be deleted; it is empty if it need not be. */
    private Optional<Distribution> requireReplaceable() {
        Instant begun = context.clock().instant();
        Supplier<Boolean> packageOutlives = plan.tasks().begin(this::packageOutlives);
        Supplier<Boolean> wheelIsThere = plan.tasks().begin(this::wheelIsThere);
        Optional<Distribution> old = requireOld();
        if (old.isEmpty()) {
            return old;
        }
        boolean possible = wheelIsThere.get() && packageOutlives.get();
        if (!possible) {
            throw new FailureException(new ChannelFailure.WouldDeletePackage(
                    channel.organization(), project.text(), channel.holder(), upload.filename()));
        }
        boolean isFresh = begun.plus(FRESH).isAfter(context.clock().instant());
        return isFresh ? old : requireOld();
    }

    private boolean wheelIsThere() {
        return WheelReading.read(context.api().retryDecision("check " + upload.filename(), state.budget()), () -> {
            upload.wheel().requireUnchanged();
            return true;
        });
    }

    /**
     * Whether the package is still there after the deletion, or can be created again: the server removes it with its last file
     * ({@code anaconda-api.md} section 1.9).
     */
    private boolean packageOutlives() {
        return context.catalog().hasFileBesides(project, upload.filename(), state.budget()) || mayCreatePackage();
    }

    /** Whether the account owns the channel, or has just created the package. */
    private boolean mayCreatePackage() {
        String organization = channel.organization();
        return context.releases().hasCreated(project)
                || channel.account()
                        .filter(login -> login.equals(organization)
                                || context.api().confirms(OwnersGroup.membership(organization, login), state.budget()))
                        .isPresent();
    }

    /** The file that is to be deleted, unless it is gone or is the new one. */
    private Optional<Distribution> requireOld() {
        if (plan.previous().size() > 1) {
            throw new FailureException(ChannelFailure.Verification.entries(
                    upload.filename(), plan.previous().size()));
        }
        Optional<Distribution> there = remote.find(state.budget());
        if (there.isEmpty()) {
            state.foundGone();
            return there;
        }
        switch (there.get().compare(upload.wheel().digests())) {
            case SAME -> {
                state.foundThere();
                return Optional.empty();
            }
            case NOT_TOLD ->
                throw new FailureException(new ChannelFailure.DigestUnknown(channel.organization(), upload.filename()));
            case OTHER -> {
                if (plan.previous().stream()
                        .anyMatch(before -> before.compare(there.get()) == Distribution.Content.OTHER)) {
                    throw remote.overtaken();
                }
                requireNoOtherLabels(there.get());
            }
        }
        return there;
    }

    /** Somebody may have given it a label since it was decided to replace it. */
    private void requireNoOtherLabels(Distribution old) {
        List<String> others = old.labelsBesides(stage.labels());
        if (!others.isEmpty()) {
            throw new FailureException(
                    new ChannelFailure.OtherLabels(channel.organization(), List.of(upload.filename()), others));
        }
    }

    /** Deletes the old file; what anybody else put in its place meanwhile stays. */
    private StepResult delete(Distribution old) {
        context.listener().replacing(upload);
        state.deleting(old);
        WriteResult<RemoteFileState> result = context.api()
                .write(
                        new Write<>(
                                Operation.DELETE,
                                deletionOf(old),
                                project,
                                budget ->
                                        Optional.of(remote.look(budget)).filter(now -> now != RemoteFileState.PREVIOUS),
                                (answer, effect) -> deleted(answer)),
                        state.budget());
        state.deleted(result);
        if (result instanceof WriteResult.WriteFailed<RemoteFileState> failed) {
            boolean isSettled = failed.effect() == WriteEffect.NONE
                    || failed.why().failure() instanceof TransferFailure.OutcomeUnknown;
            if (isSettled || remote.await(Set.of(RemoteFileState.PREVIOUS)) == RemoteFileState.PREVIOUS) {
                return new StepResult.Failed(failed.why());
            }
            state.foundDeleted();
        }
        context.listener().deleted(upload);
        return new StepResult.Done();
    }

    /** By its id, where the channel tells one, so that no repetition can hit another file of the same name. */
    private ApiRequest deletionOf(Distribution old) {
        List<String> path = new ArrayList<>(List.of(
                "dist", channel.organization(), project.text(), upload.release().version()));
        path.addAll(old.id().map(id -> List.of("-", id)).orElse(List.of(upload.filename())));
        return ApiRequest.delete("delete the old " + upload.filename(), path.toArray(String[]::new));
    }

    private Attempt<RemoteFileState> deleted(Classification answer) {
        if (answer.meaning() == Meaning.SUCCESS) {
            return new Attempt.Success<>(RemoteFileState.ABSENT);
        }
        RemoteFileState now = remote.look(state.budget());
        if (answer.meaning() == Meaning.ABSENT && now != RemoteFileState.PREVIOUS) {
            return new Attempt.Success<>(now);
        }
        throw channel.refused(answer.response(), project);
    }
}
