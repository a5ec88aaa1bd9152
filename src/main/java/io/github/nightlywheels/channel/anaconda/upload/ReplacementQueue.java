package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadResult;
import io.github.nightlywheels.concurrent.ParallelRunner;
import io.github.nightlywheels.concurrent.StopSignal;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * The replacements of one run. They go on one by one until one has begun to replace its file: it shows what only comes to light
 * after a deletion, such as a full channel. Then several are under way at once, but in each project only when one file is known
 * to stay in its release: the server removes a release with its last file, and a project with its last release. A file is deleted
 * only when an upload to its project has been accepted or is known to be; and none any more after a deletion that was not
 * followed by a commit, or when another wheel of the run has failed for a reason that is not known to be {@linkplain OwnFailure
 * its own}, as that might then come after the deletion.
 */
final class ReplacementQueue {
    private final Function<Upload, WheelUploader> uploaders;
    private final Function<Upload, List<Distribution>> previous;
    private final ParallelRunner tasks;
    private final Set<ProjectName> uploaded = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final StopSignal stop = new StopSignal();

    /**
     * The replacements.
     *
     * @param uploaders makes what does an upload
     * @param previous what was under the name when the replacement was decided on
     * @param before what became of the uploads before
     */
    ReplacementQueue(
            Function<Upload, WheelUploader> uploaders,
            Function<Upload, List<Distribution>> previous,
            ParallelRunner tasks,
            Collection<UploadResult> before) {
        this.uploaders = uploaders;
        this.previous = previous;
        this.tasks = tasks;
        before.forEach(this::note);
    }

    /**
     * Replaces the files.
     *
     * @param threads how many at once, and how many are missing at the most if the server fails for good
     * @return what became of each, in no order
     */
    List<UploadResult> run(List<Upload> uploads, int threads) {
        List<UploadResult> results = new ArrayList<>();
        Map<ProjectName, ProjectReplacements> projects = new LinkedHashMap<>();
        uploads.forEach(upload -> projects.computeIfAbsent(
                        upload.release().project(), project -> new ProjectReplacements(this::replace))
                .add(upload));
        for (ProjectReplacements project : projects.values()) {
            while (!begun.get() && !project.waiting().isEmpty()) {
                results.add(project.replaceFirst());
            }
        }
        try (ParallelRunner parallel = new ParallelRunner(threads)) {
            parallel.each(projects.values(), ProjectReplacements::replaceUntilOneStays)
                    .forEach(results::addAll);
            List<Upload> rest = projects.values().stream()
                    .flatMap(project -> project.waiting().stream())
                    .toList();
            results.addAll(parallel.each(rest, this::replace));
        }
        return results;
    }

    private UploadResult replace(Upload upload) {
        ReplacementInputs.UploadRight right = uploaded.contains(upload.release().project())
                ? ReplacementInputs.UploadRight.KNOWN
                : ReplacementInputs.UploadRight.UNKNOWN;
        WheelUploader uploader = uploaders.apply(upload);
        UploadResult result = uploader.replace(new ReplacementInputs(previous.apply(upload), right, stop, tasks));
        note(result);
        if (uploader.state().hasBegunToReplace()) {
            begun.set(true);
            result.exception().ifPresent(stop::stop);
        }
        return result;
    }

    private void note(UploadResult result) {
        if (result.failure().isEmpty() && result.outcome() != Outcome.UNCHANGED) {
            uploaded.add(result.upload().release().project());
        }
        if (!OwnFailure.explains(result)) {
            result.exception().ifPresent(stop::stop);
        }
    }
}
