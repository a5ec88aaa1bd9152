package io.github.nightlywheels.report.ci;

import io.github.nightlywheels.report.model.PublishReport;
import java.io.IOException;
import java.time.Instant;

/**
 * Tells GitHub Actions of publications.
 *
 * @param actions the run
 */
public record Announcement(GitHubActions actions) {
    private static final String TITLE = "nightly wheels";

    /**
     * Tells of one publication: an annotation for each problem and warning, and its part of the summary.
     *
     * @param now the time of the report
     * @throws IOException if the summary cannot be written
     */
    public void announce(PublishReport publication, Instant now) throws IOException {
        publication
                .problems()
                .forEach(problem -> actions.error(
                        TITLE + ": " + problem.code(), problem.problem() + "\nRemedy: " + problem.remedy()));
        publication.warnings().forEach(warning -> actions.warning(TITLE, warning));
        if (actions.isPresent()) {
            actions.summary(new StepSummary(publication, now).markdown());
        }
    }
}
