package io.github.nightlywheels.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.report.Page;
import io.github.nightlywheels.report.model.ChannelInfo;
import io.github.nightlywheels.report.model.Problem;
import io.github.nightlywheels.report.model.Sample;
import io.github.nightlywheels.report.model.WheelReport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class HtmlReportTest {
    private static final String HOSTILE =
            "<script>alert(1)</script>\" onload='x' &amp; \u0000\u001b[31m \u202e\ud800 ]]>";

    @Test
    void needsNothingButItself() {
        String page = new String(
                new HtmlReport(new Sample()
                                .wheels(Sample.everything("demo", "1.0.dev1"), Outcome.PUBLISHED)
                                .run())
                        .bytes(),
                StandardCharsets.UTF_8);
        assertThat(page).startsWith("<!DOCTYPE html>\n<html lang=\"en\">");
        assertThat(page).doesNotContainIgnoringCase("<script", "<link", "<img", "src=", "@import", "url(");
        assertThat(page).contains("prefers-color-scheme: dark");
        assertThat(Page.of(new Sample().run()).all("a"))
                .allSatisfy(link -> assertThat(link.getAttribute("href")).matches("report\\.json|#.*"));
    }

    @Test
    void showsHostileTextAsText() {
        Page page = Page.of(new Sample()
                .in(ChannelInfo.of(HOSTILE, HOSTILE))
                .created(HOSTILE)
                .warning(HOSTILE)
                .token(HOSTILE, Duration.ofDays(3))
                .failed(new ChannelFailure.Conflict(HOSTILE, List.of(HOSTILE)))
                .wheel(WheelReport.refused(HOSTILE, new Problem("bad-wheel", HOSTILE, HOSTILE)))
                .release("demo", HOSTILE, Duration.ofDays(1), List.of("demo-1.0.dev1-py3-none-any.whl", HOSTILE))
                .wheel("demo-1.0.dev2-py3-none-any.whl", Outcome.PUBLISHED)
                .run());
        assertThat(page.all("script")).isEmpty();
        assertThat(page.text())
                .contains("<script>alert(1)</script>\" onload='x' &amp; \ufffd\ufffd[31m \ufffd\ufffd ]]>");
    }

    @Test
    void marksUpTheMatrixForScreenReaders() {
        Element matrix = Page.of(new Sample()
                        .wheels(Sample.everything("demo", "1.0.dev1"), Outcome.PUBLISHED)
                        .run())
                .all("table")
                .get(0);
        assertThat(Page.elements(matrix, "caption")).hasSize(1);
        assertThat(Page.elements(matrix, "th"))
                .allSatisfy(heading -> assertThat(heading.getAttribute("scope")).matches("col|colgroup|row"));
        List<Element> rows = Page.elements(Page.elements(matrix, "tbody").get(0), "tr");
        assertThat(rows).hasSameSizeAs(Sample.PYTHONS);
        assertThat(rows).allSatisfy(row -> assertThat(Page.elements(row, "td")).hasSameSizeAs(Sample.PLATFORMS));
        assertThat(Page.elements(matrix, "th").stream().map(Element::getTextContent))
                .contains("Linux", "arm64", "Python 3.13 free-threaded");
    }

    @Test
    void saysInWordsWhatColoursShow() {
        Page page = Page.of(new Sample()
                .release("demo", "1.0.dev1", Duration.ofHours(30), List.of("demo-1.0.dev1-cp311-cp311-win_amd64.whl"))
                .wheel("demo-1.0.dev2-py3-none-any.whl", Outcome.PUBLISHED)
                .run());
        assertThat(page.text())
                .contains(
                        "Published 1 of 1 wheel",
                        "1 new, 1 missing. Compared with 1.0.dev1, the last release there, 30 h old.",
                        "Missing: Python 3.11 on Windows x86-64.");
    }

    @Test
    void doesNotTakeAnUnreadChannelForAnEmptyOne() {
        Sample sample = new Sample().wheel("demo-1.0.dev2-py3-none-any.whl", Outcome.PUBLISHED);
        assertThat(Page.of(sample.run()).text()).contains("What the channel has besides was not read.");
        assertThat(Page.of(sample.noRelease("demo").run()).text())
                .contains("The channel has no other release to compare with.");
    }

    @Test
    void showsAFailedWheelFirst() {
        Page page = Page.of(new Sample()
                .wheel("demo-1.0.dev2-py3-none-any.whl", Outcome.PUBLISHED)
                .wheel("demo-1.0.dev2-cp311-cp311-win32.whl", Outcome.MISSING)
                .failedByWheels()
                .run());
        assertThat(page.texts("h1")).containsExactly("Published 1 of 2 wheels, 1 missing from the channel now");
        List<Element> rows = Page.elements(page.all("table").get(1), "tr");
        assertThat(rows.get(1).getTextContent()).startsWith("demo-1.0.dev2-cp311-cp311-win32.whl");
        assertThat(rows.get(1).getTextContent()).contains("missing: storage-refused");
    }

    @Test
    void givesEveryWheelThatWasSentABar() {
        Page page = Page.of(new Sample()
                .wheel("demo-1.0.dev2-py3-none-any.whl", Outcome.PUBLISHED)
                .wheel("demo-1.0.dev2-cp311-cp311-win32.whl", Outcome.UNCHANGED)
                .run());
        List<Element> rows = Page.elements(page.all("table").get(1), "tr");
        assertThat(Page.elements(rows.get(1), "svg")).hasSize(2);
        assertThat(Page.elements(rows.get(2), "svg")).hasSize(1);
        assertThat(rows.get(2).getTextContent()).contains("unchanged", "not sent");
    }

    @Test
    void gathersManyProblemsOfOneKind() {
        Sample sample = new Sample().wheels(Sample.everything("demo", "1.0.dev1"), Outcome.FAILED);
        Page page = Page.of(sample.failedByWheels().run());
        assertThat(page.texts("h2").stream().filter(heading -> heading.startsWith("Failed")))
                .containsExactly("Failed: storage-refused");
        assertThat(page.text()).contains("and 44 more of this kind.");
    }

    @Test
    void linksToEachOfManyReleases() {
        Page page = Page.of(new Sample()
                .wheel("one-1.0.dev2-py3-none-any.whl", Outcome.PUBLISHED)
                .wheel("two-1.0.dev2-py3-none-any.whl", Outcome.PUBLISHED)
                .run());
        assertThat(page.all("h2").stream().map(heading -> "#" + heading.getAttribute("id")))
                .containsAll(page.all("a").stream()
                        .map(link -> link.getAttribute("href"))
                        .filter(link -> link.startsWith("#"))
                        .toList())
                .contains("#release-two-1.0.dev2");
    }

    @Test
    void foldsManyCommands() {
        Sample sample = new Sample();
        for (int i = 0; i < 11; i++) {
            sample.wheel("p" + i + "-1.0.dev2-py3-none-any.whl", Outcome.PUBLISHED);
        }
        Page page = Page.of(sample.run());
        assertThat(page.texts("summary")).contains("11 commands");
        assertThat(page.texts("pre")).hasSize(11).allMatch(command -> command.startsWith("pip install "));
    }
}
