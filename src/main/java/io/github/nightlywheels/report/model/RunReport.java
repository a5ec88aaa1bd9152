package io.github.nightlywheels.report.model;

import java.time.Instant;
import java.util.List;

/**
 * What a run did.
 *
 * @param time when it was written
 * @param plugin the plugin's version
 * @param publications what was published, or was to be: one for each channel and way of publishing
 */
public record RunReport(Instant time, String plugin, List<PublishReport> publications) {
    /** The version of the JSON form; raised when a field is removed or changes its meaning. */
    public static final int SCHEMA_VERSION = 1;

    public RunReport {
        publications = List.copyOf(publications);
    }

    /** Whether nothing failed. */
    public boolean isSuccess() {
        return publications.stream()
                .allMatch(publication -> publication.failure().isEmpty());
    }
}
