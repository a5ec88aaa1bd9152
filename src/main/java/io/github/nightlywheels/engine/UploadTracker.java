package io.github.nightlywheels.engine;

import io.github.nightlywheels.channel.ChannelDescription;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadResult;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.RunFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows at any moment how far the uploads of one publication are: for a run that is stopped from outside. */
public final class UploadTracker {
    private final Map<String, WheelResult> wheels = new LinkedHashMap<>();
    private Optional<ChannelDescription> channel = Optional.empty();
    private List<String> created = List.of();
    private final Object telling = new Object();
    private volatile Runnable holes = () -> {};

    /**
     * Has something done each time that a file begins or ceases to be missing, or may do so: a killed process says nothing more.
     */
    public void onHole(Runnable action) {
        holes = action;
    }

    /** The publication begins. */
    public synchronized void publishing(ChannelDescription description) {
        channel = Optional.of(description);
    }

    /** It was decided what is to become of a wheel. */
    public synchronized void decided(Decision decision) {
        Outcome outcome = switch (decision.action()) {
            case PUBLISH, REPLACE, REFUSE -> Outcome.FAILED;
            case LEAVE_SAME, LABEL -> Outcome.UNCHANGED;
            case LEAVE_OTHER -> Outcome.SKIPPED;
        };
        wheels.put(decision.filename(), WheelResult.untouched(decision, outcome));
    }

    /** Bytes are on their way, and may be taken. */
    public void started(Upload upload) {
        put(upload, Outcome.FAILED, Outcome.UNKNOWN);
    }

    /** The old file is about to be deleted. */
    public void replacing(Upload upload) {
        put(upload, Outcome.FAILED, Outcome.UNKNOWN);
        tellOfHole();
    }

    /** The old file is deleted. */
    public void deleted(Upload upload) {
        put(upload, Outcome.UNKNOWN, Outcome.MISSING);
        tellOfHole();
    }

    /** The new file may be there from now on. */
    public void committing(Upload upload) {
        put(upload, Outcome.FAILED, Outcome.UNKNOWN); // of bytes that had not to be sent
        put(upload, Outcome.MISSING, Outcome.UNKNOWN);
        if (upload.kind() == Upload.Kind.REPLACEMENT) {
            tellOfHole();
        }
    }

    /** The file that is there may get a label from now on. */
    public void labelling(Upload upload) {
        put(upload, Outcome.UNCHANGED, Outcome.UNKNOWN);
    }

    /** The file that is there has its labels. */
    public void labelled(Upload upload) {
        put(upload, Outcome.UNKNOWN, Outcome.LABELLED);
    }

    /** Projects and releases were created, or may be. */
    public synchronized void created(List<String> all) {
        created = List.copyOf(all);
    }

    /** The channel has taken the wheel. */
    public void committed(Upload upload) {
        boolean replaces = upload.kind() == Upload.Kind.REPLACEMENT;
        synchronized (this) {
            set(upload.filename(), replaces ? Outcome.REPLACED : Outcome.PUBLISHED);
        }
        if (replaces) {
            tellOfHole();
        }
    }

    /** The upload is over, well or not. */
    public synchronized void finished(UploadResult result) {
        wheels.computeIfPresent(
                result.upload().filename(),
                (name, before) -> new WheelResult(
                        name,
                        before.wheel(),
                        before.planned(),
                        Optional.of(result.outcome()),
                        result.exception(),
                        result.duration(),
                        result.tries()));
    }

    /** One after the other, so that what is done last knows everything. */
    private void tellOfHole() {
        synchronized (telling) {
            holes.run();
        }
    }

    private synchronized void put(Upload upload, Outcome from, Outcome to) {
        WheelResult before = wheels.get(upload.filename());
        if (before != null && before.hasOutcome(from)) {
            set(upload.filename(), to);
        }
    }

    private void set(String filename, Outcome outcome) {
        wheels.computeIfPresent(filename, (name, before) -> before.withOutcome(outcome));
    }

    /**
     * What is known if the run ends now; empty if it has not begun.
     *
     * @param labels the labels that were asked for
     * @param mode whether anything was to be sent
     */
    public synchronized Optional<PublishResult> stopped(List<String> labels, PublishMode mode) {
        List<WheelResult> now = List.copyOf(wheels.values());
        return channel.map(description -> new PublishResult(
                description,
                Optional.empty(),
                labels,
                mode,
                Optional.empty(),
                Optional.empty(),
                now,
                created,
                Map.of(),
                List.of(),
                Optional.of(new FailureException(new RunFailure.Killed(), new Summary(now, created).state()))));
    }
}
