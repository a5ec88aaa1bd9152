package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Published;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadResult;
import io.github.nightlywheels.tasks.Tasks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Orders the uploads of one run: first everything whose name is free, many at once, staged while others are on the wire;
 * then the replacements, one at a time, because each leaves a hole until its commit; then the read-back.
 */
final class UploadRun {
    private final Server server;
    private final List<String> labels;
    private final Function<Upload, List<Distribution>> planned;
    private final Brake brake;
    private final Map<Upload, UploadResult> results = new LinkedHashMap<>();
    private final Map<Upload, Course.Bug> bugs = new LinkedHashMap<>();

    /**
     * A run.
     *
     * @param planned what was under the name when a replacement was decided on
     */
    UploadRun(Server server, List<String> labels, Function<Upload, List<Distribution>> planned) {
        this.server = server;
        this.labels = labels;
        this.planned = planned;
        this.brake = new Brake(server.network().threads());
    }

    /**
     * Does the uploads.
     *
     * @throws IllegalStateException if one ran into a bug, when the others are over; says what became of them
     */
    Published run(List<Upload> uploads, Tasks tasks) {
        tasks.each(of(uploads, Upload.Kind.NEW), upload -> new Course(server, upload, labels, brake).put())
                .forEach(this::note);
        Replacements replacements = new Replacements(server, labels, planned, brake, tasks, results.values());
        of(uploads, Upload.Kind.REPLACEMENT).forEach(upload -> note(replacements.replace(upload)));
        readBack(tasks);
        results.values().forEach(server.listener()::finished);
        if (!bugs.isEmpty()) {
            throw new IllegalStateException(
                    "a bug stopped the upload of " + outcomesOfBugs() + "; of the others: " + outcomes(),
                    bugs.values().iterator().next().cause());
        }
        return new Published(
                uploads.stream().map(results::get).map(Objects::requireNonNull).toList(),
                server.releases().created());
    }

    private static List<Upload> of(List<Upload> uploads, Upload.Kind kind) {
        return uploads.stream().filter(upload -> upload.kind() == kind).toList();
    }

    private void note(Course.End end) {
        if (end instanceof Course.Result result) {
            results.put(result.result().upload(), result.result());
        } else if (end instanceof Course.Bug bug) {
            bugs.put(bug.upload(), bug);
        }
    }

    private void readBack(Tasks tasks) {
        List<Upload> committed = results.values().stream()
                .filter(result -> result.failure().isEmpty())
                .map(UploadResult::upload)
                .toList();
        new ReadBack(server, labels, planned).check(committed, tasks).forEach((upload, finding) -> {
            UploadResult result = Objects.requireNonNull(results.get(upload));
            results.put(
                    upload,
                    new UploadResult(
                            upload,
                            finding.outcome(),
                            Optional.of(finding.failure()),
                            result.duration(),
                            result.tries()));
        });
    }

    private String outcomesOfBugs() {
        return bugs.values().stream()
                .map(bug -> bug.upload().filename() + " " + bug.outcome())
                .collect(Collectors.joining(", "));
    }

    private String outcomes() {
        return results.values().stream()
                .map(result -> result.upload().filename() + " " + result.outcome())
                .collect(Collectors.joining(", "));
    }
}
