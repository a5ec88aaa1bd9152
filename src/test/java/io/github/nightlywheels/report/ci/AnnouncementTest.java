package io.github.nightlywheels.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.report.model.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnouncementTest {
    @TempDir
    private Path directory;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    private String announce(Sample sample, Map<String, String> environment) throws IOException {
        PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
        new Announcement(new GitHubActions(out, environment)).announce(sample.publication(), Sample.NOW);
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
        assertThat(announce(failed(), Map.of("GITHUB_STEP_SUMMARY", summary.toString())))
                .isEmpty();
        assertThat(summary).doesNotExist();
    }

    @Test
    void annotatesProblemsAndWarningsUnderGitHubActions() throws IOException {
        assertThat(announce(failed(), Map.of("GITHUB_ACTIONS", "true")).lines())
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
        announce(failed(), Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()));
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
        announce(
                new Sample().wheel("demo-1.0.dev2-py3-none-any.whl", Outcome.PUBLISHED),
                Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()));
        assertThat(Files.readString(summary))
                .contains("```\npip install --pre --index-url https://", "demo==1.0.dev2\n```\n");
    }

    @Test
    void letsNothingBreakTheTable() {
        assertThat(StepSummary.escape("a|b\n<img src=x>\u0007`c` [d](e) @team #1"))
                .isEqualTo("a\\|b &lt;img src=x> \\`c\\` \\[d\\]\\(e\\) \\@team \\#1");
    }
}
