package io.github.nightlywheels.channel.anaconda.upload;

import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The replacements of one project. In each release one file is replaced alone, and then stays while the others are replaced at
 * once.
 */
final class ProjectReplacements {
    private final Function<Upload, UploadResult> replacement;
    private final List<Upload> waiting = new ArrayList<>();
    private final Set<Release> kept = new HashSet<>();

    /**
     * None yet.
     *
     * @param replacement replaces a file
     */
    ProjectReplacements(Function<Upload, UploadResult> replacement) {
        this.replacement = replacement;
    }

    void add(Upload upload) {
        waiting.add(upload);
    }

    /** Those that were not begun. */
    List<Upload> waiting() {
        return List.copyOf(waiting);
    }

    /** Replaces the first file. */
    UploadResult replaceFirst() {
        return replace(waiting.get(0));
    }

    /** Replaces one file after the other until each release has one that stays. */
    List<UploadResult> replaceUntilOneStays() {
        List<UploadResult> results = new ArrayList<>();
        for (Upload upload : waiting()) {
            if (!kept.contains(upload.release())) {
                results.add(replace(upload));
            }
        }
        return results;
    }

    private UploadResult replace(Upload upload) {
        waiting.remove(upload);
        UploadResult result = replacement.apply(upload);
        if (result.outcome().isThere()) {
            kept.add(upload.release());
        }
        return result;
    }
}
