package io.github.nightlywheels.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.Decision;
import io.github.nightlywheels.report.model.Sample;
import io.github.nightlywheels.report.model.SampleAccess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHubActionsTest {
    @TempDir
    private Path directory;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    private String show(Sample sample, Map<String, String> environment) throws IOException {
        PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
        new GitHubActions(out, environment).show(sample.report(), Sample.NOW);
        return output.toString(StandardCharsets.UTF_8);
    }

    private static Sample failed() {
        return new Sample()
                .token("jdoe", Duration.ofDays(6))
                .warning("100% odd,\nwith a line end")
                .wheel("demo-1.0.dev2-py3-none-any.whl", Outcome.PUBLISHED)
                .wheel("demo-1.0.dev2-cp311-cp311-win32.whl", Outcome.MISSING)
                .failedByWheels();
    }

    @Test
    void saysNothingElsewhere() throws IOException {
        Path summary = directory.resolve("summary.md");
        assertThat(show(failed(), Map.of("GITHUB_STEP_SUMMARY", summary.toString())))
                .isEmpty();
        assertThat(summary).doesNotExist();
    }

    @Test
    void hidesSecretsEvenWhereItShowsErrorsOnly() {
        PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
        new GitHubActions(out, Map.of("GITHUB_ACTIONS", "true")).errorsOnly().hide("a%b");
        new GitHubActions(out, Map.of()).hide("never");
        assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("::add-mask::a%25b\n");
    }

    @Test
    void annotatesProblemsAndWarningsUnderGitHubActions() throws IOException {
        assertThat(show(failed(), Map.of("GITHUB_ACTIONS", "true")).lines())
                .hasSize(2)
                .satisfies(lines -> assertThat(lines.get(0))
                        .startsWith(
                                "::error title=nightly wheels%3A storage-refused::The storage refused demo-1.0.dev2-")
                        .contains("%0ARemedy: "))
                .element(1)
                .isEqualTo("::warning title=nightly wheels::100%25 odd,%0Awith a line end");
    }

    @Test
    void addsATableToTheSummaryOfTheStep() throws IOException {
        Path summary = Files.writeString(directory.resolve("summary.md"), "before\n");
        show(failed(), Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()));
        assertThat(Files.readString(summary))
                .startsWith("before\n### \u274c Published 1 of 2 wheels, 1 missing from the channel now")
                .contains("| demo\\-1.0.dev2\\-py3\\-none\\-any.whl | published | ")
                .contains("| missing: storage\\-refused | ")
                .contains("6 days left")
                .doesNotContain("pip install");
    }

    @Test
    void showsHowToInstallWhatWasPublished() throws IOException {
        Path summary = directory.resolve("summary.md");
        show(
                new Sample().wheel("demo-1.0.dev2-py3-none-any.whl", Outcome.PUBLISHED),
                Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()));
        assertThat(Files.readString(summary))
                .contains("```\npip install --pre --index-url https://", "demo==1.0.dev2\n```\n");
    }

    @Test
    void letsNothingBreakTheTable() {
        assertThat(Markdown.escape("a|b\n<img src=x>\u0007`c` [d](e) @team #1"))
                .isEqualTo("a\\|b &lt;img src=x> \\`c\\` \\[d\\]\\(e\\) \\@team \\#1");
    }

    private static String summaryOf(Sample sample) {
        return new StepSummary(sample.report(), Sample.NOW).markdown();
    }

    @Test
    void saysHowToPutBackWhatIsMissingNow() {
        assertThat(summaryOf(failed().putBack("mvn publish-nightly \"-Dnightly.skip=false\"")))
                .contains("Put back what is missing now:\n\n```\nmvn publish-nightly \"-Dnightly.skip=false\"\n```\n");
        assertThat(summaryOf(failed())).doesNotContain("Put back");
    }

    @Test
    void isNotGreenWhenTheLastReleaseHasMore() {
        assertThat(summaryOf(new Sample()
                        .release("demo", "1.0.dev1", Duration.ofDays(1), List.of("demo-1.0.dev1-cp311-cp311-win32.whl"))
                        .wheel("demo-1.0.dev2-py3-none-any.whl", Outcome.PUBLISHED)))
                .startsWith("### \u26a0 Published 1 of 1 wheel, 1 missing since last release \u2013 ")
                .contains("Missing since 1.0.dev1:\n\n- Python 3.11 on Windows x86: demo\\-1.0.dev1\\-cp311");
    }

    @Test
    void isNotGreenInADryRun() {
        assertThat(summaryOf(new Sample().dryRun(Decision.Action.PUBLISH, "demo-1.0.dev2-py3-none-any.whl")))
                .startsWith("### \u2139 Would send 1 of 1 wheel \\(dry run\\) \u2013 ")
                .contains("| would publish |");
    }

    @Test
    void showsWhatACheckOfTheAccessFound() {
        assertThat(new AccessTable(SampleAccess.of("refused | at\nonce", "ask `them`")).markdown())
                .startsWith("### Access to acme: problem\n\n")
                .contains(
                        "| \u2705 ok | server | takes writes |\n",
                        "| \u274c problem | project demo | refused \\| at once<br>Remedy: ask \\`them\\` |\n");
    }
}
