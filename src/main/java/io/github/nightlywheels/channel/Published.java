package io.github.nightlywheels.channel;

import java.util.List;

/**
 * What one call of {@link Channel#publish} did.
 *
 * @param results one per upload, in the order of the uploads
 * @param created packages and releases created on the way, in words
 */
public record Published(List<UploadResult> results, List<String> created) {
    public Published {
        results = List.copyOf(results);
        created = List.copyOf(created);
    }
}
