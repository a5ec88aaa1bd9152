package io.github.nightlywheels.report.ci;

import io.github.nightlywheels.report.model.Problem;
import io.github.nightlywheels.report.model.PublishReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;

/**
 * What GitHub Actions shows of a run besides its log: annotations and the step's summary ("Workflow commands for GitHub
 * Actions"). Does nothing elsewhere.
 */
public final class GitHubActions {
    private static final String TITLE = "nightly wheels";

    private final PrintStream out;
    private final Map<String, String> environment;
    private final boolean errorsOnly;

    /**
     * A run, perhaps under GitHub Actions.
     *
     * @param out standard output, which the runner reads commands from
     * @param environment the environment variables
     */
    public GitHubActions(PrintStream out, Map<String, String> environment) {
        this(out, environment, false);
    }

    private GitHubActions(PrintStream out, Map<String, String> environment, boolean errorsOnly) {
        this.out = out;
        this.environment = Map.copyOf(environment);
        this.errorsOnly = errorsOnly;
    }

    /** The same run, which is not to be shown warnings. */
    public GitHubActions errorsOnly() {
        return new GitHubActions(out, environment, true);
    }

    /** Whether this is GitHub Actions. */
    public boolean isPresent() {
        return "true".equals(environment.get("GITHUB_ACTIONS"));
    }

    /**
     * Shows a report: an annotation for each problem and warning, and its part of the step's summary.
     *
     * @param now the time of the report
     * @throws IOException if the summary cannot be written
     */
    public void show(PublishReport report, Instant now) throws IOException {
        report.problems().forEach(this::failed);
        report.warnings().forEach(this::warned);
        if (isPresent()) {
            summary(new StepSummary(report, now).markdown());
        }
    }

    /** Shows what failed at the run. */
    public void failed(Problem problem) {
        error(TITLE + ": " + problem.code(), problem.problem() + "\nRemedy: " + problem.remedy());
    }

    /** Shows at the run what fails nothing, but should not stay so. */
    public void warned(Problem problem) {
        warning(TITLE + ": " + problem.code(), problem.problem() + "\nRemedy: " + problem.remedy());
    }

    /** Shows a warning at the run, in a sentence. */
    public void warned(String sentence) {
        warning(TITLE, sentence);
    }

    /** Has the runner show {@code ***} wherever a secret that it does not know would stand in the log. */
    public void hide(String secret) {
        if (isPresent()) {
            out.print("::add-mask::" + data(secret) + "\n");
            out.flush();
        }
    }

    /** Shows an error at the run. */
    public void error(String title, String message) {
        annotate("error", title, message);
    }

    /** Shows a warning at the run. */
    public void warning(String title, String message) {
        if (!errorsOnly) {
            annotate("warning", title, message);
        }
    }

    private void annotate(String level, String title, String message) {
        if (isPresent()) {
            out.print("::" + level + " title=" + property(title) + "::" + data(message) + "\n");
            out.flush();
        }
    }

    /**
     * Adds Markdown to the step's summary.
     *
     * @throws IOException if it cannot be written
     */
    public void summary(String markdown) throws IOException {
        String file = environment.get("GITHUB_STEP_SUMMARY");
        if (isPresent() && file != null && !file.isBlank()) {
            Files.write(
                    Path.of(file),
                    markdown.getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
