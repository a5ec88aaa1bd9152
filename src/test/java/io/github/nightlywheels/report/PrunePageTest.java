package io.github.nightlywheels.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.report.ci.PruneTable;
import io.github.nightlywheels.report.model.BuildInfo;
import io.github.nightlywheels.report.model.RunReport;
import io.github.nightlywheels.report.model.Sample;
import io.github.nightlywheels.report.model.SamplePrune;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** A pruning as it is read: in the page of the run and in the summary of the step. */
class PrunePageTest {
    private static List<String> rows() {
        HtmlPage page = HtmlPage.of(new RunReport(
                Sample.NOW,
                "0.1.0",
                BuildInfo.of(Map.of()),
                List.of(),
                Optional.empty(),
                List.of(SamplePrune.withEverything())));
        return page.all("tbody").stream()
                .flatMap(table -> HtmlPage.elements(table, "tr").stream())
                .map(Element::getTextContent)
                .map(text -> text.strip().replaceAll("\\s*\n\\s*", " | "))
                .toList();
    }

    @Test
    void showsInThePageWhatWentAndWhatStaysWithTheReason() {
        assertThat(rows())
                .containsExactly(
                        "demo-1.0.dev1-py3-none-any.whl | 1.0 kB | it is older | removed",
                        "demo-1.0.dev4-py3-none-any.whl | 1.0 kB | among the newest",
                        "demo-1.0.dev3-py3-none-any.whl | 1.0 kB | younger",
                        "demo-1.0.dev2-py3-none-any.whl | 1.0 kB | younger");
    }

    @Test
    void saysInTheSummaryHowManyStayForWhichReason() {
        assertThat(new PruneTable(SamplePrune.withEverything()).markdown().replace("\\", ""))
                .contains("| demo-1.0.dev1-py3-none-any.whl | 1.0 kB | it is older | removed |")
                .endsWith("\n\n3 files kept: among the newest (1), younger (2).\n\n");
    }
}
