package io.github.nightlywheels.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.report.ci.StatusTable;
import io.github.nightlywheels.report.html.HtmlReport;
import io.github.nightlywheels.report.model.SampleStatus;
import io.github.nightlywheels.report.model.StatusReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The status as it is read: the page, the table on the console, the summary of the step. */
class StatusPageTest {
    private static final StatusReport STATUS = SampleStatus.staleAndPruned();

    private static String page() {
        return new String(HtmlReport.bytes(STATUS), StandardCharsets.UTF_8);
    }

    /** Also to be looked at in a browser. */
    @Test
    void isWrittenBesideItsJson() throws IOException {
        Path directory = Path.of("target", "report-samples", "status");
        new ReportWriter(directory).write(STATUS);
        Schema.STATUS.accepts(Files.readAllBytes(directory.resolve(ReportWriter.STATUS)));
        assertThat(HtmlPage.parse(Files.readAllBytes(directory.resolve(ReportWriter.STATUS_HTML)))
                        .all("h1"))
                .hasSize(1);
    }

    @Test
    void showsTheVersionsByPlatformAndWhatPruningWouldRemove() {
        assertThat(page())
                .contains("<th scope=\"row\">1.0.dev3</th>", "Windows x86-64")
                .contains("<div class=\"wheel stays\">3.13</div>", "<div class=\"wheel goes\">3.13</div>")
                .contains("<svg class=\"chart\"")
                .contains("Failed: stale");
    }

    @Test
    void escapesWhatTheChannelSays() {
        assertThat(page()).contains("&lt;b&gt;odd").doesNotContain("<b>odd");
    }

    @Test
    void showsATableOnTheConsole() {
        assertThat(new StatusTable(STATUS).lines())
                .contains(
                        "  project   newest     age     versions  files    size  platforms       Pythons",
                        "  demo      1.0.dev3   60 min         3      3  3.0 kB  Windows x86-64  3.13");
        assertThat(new StatusTable(STATUS).lines().get(3)).contains("not there", "stale");
    }

    @Test
    void showsATableInTheSummary() {
        assertThat(new StatusTable(STATUS).markdown())
                .contains("**stale**:")
                .contains("| demo | 1.0.dev3 | 60 min | 3 | 3 | 3.0 kB | Windows x86\\-64 | 3.13 |  |")
                .contains("Pruning would remove 1 file, 1.0 kB");
    }
}
