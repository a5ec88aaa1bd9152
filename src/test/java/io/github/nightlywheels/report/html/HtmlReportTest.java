package io.github.nightlywheels.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.Decision;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.report.HtmlPage;
import io.github.nightlywheels.report.model.BuildInfo;
import io.github.nightlywheels.report.model.Problem;
import io.github.nightlywheels.report.model.RunReport;
import io.github.nightlywheels.report.model.Sample;
import io.github.nightlywheels.report.model.SampleAccess;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class HtmlReportTest {
    private static final String HOSTILE =
            "<script>alert(1)</script>\" onload='x' &amp; \u0000\u001b[31m \u202e\ud800 ]]>";

    private static final String INDEX = "https://pypi.anaconda.org/scientific-python-nightly-wheels/simple";

    @Test
    void needsNothingButItself() {
        String page = new String(
                HtmlReport.bytes(new Sample()
                        .wheels(Sample.everything("demo", "1.0.dev1"), Outcome.PUBLISHED)
                        .run()),
                StandardCharsets.UTF_8);
        assertThat(page).startsWith("<!DOCTYPE html>\n<html lang=\"en\">");
        assertThat(page).doesNotContainIgnoringCase("<script", "<link", "<img", "src=", "@import", "url(");
        assertThat(page).contains("prefers-color-scheme: dark");
        assertThat(HtmlPage.of(new Sample().run()).all("a").stream().map(link -> link.getAttribute("href")))
                .containsExactly(INDEX, "report.json");
    }

    @Test
    void showsHostileTextAsText() {
        HtmlPage page = HtmlPage.of(new Sample()
                .in(Sample.channel(HOSTILE, HOSTILE))
                .created(HOSTILE)
                .putBack(HOSTILE)
                .access(SampleAccess.of(HOSTILE, HOSTILE))
                .build(BuildInfo.of(
                        HOSTILE,
                        HOSTILE,
                        Map.of("JENKINS_URL", HOSTILE, "BUILD_NUMBER", HOSTILE, "BUILD_URL", "javascript:alert(1)")))
                .warning(HOSTILE)
                .token(HOSTILE, Duration.ofDays(3))
                .failed(new ChannelFailure.Conflict(HOSTILE, List.of(HOSTILE)))
                .refused(HOSTILE, new Problem("bad-wheel", HOSTILE, HOSTILE))
                .release("demo", HOSTILE, Duration.ofDays(1), List.of("demo-1.0.dev1-py3-none-any.whl", HOSTILE))
                .wheel("demo-1.0.dev2-py3-none-any.whl", Outcome.PUBLISHED)
                .run());
        assertThat(page.all("script")).isEmpty();
        assertThat(page.all("a").stream().map(link -> link.getAttribute("href")))
                .allSatisfy(link -> assertThat(link).matches("report\\.json|access\\.json|#.*"));
        assertThat(page.text())
                .contains("<script>alert(1)</script>\" onload='x' &amp; \ufffd\ufffd[31m \ufffd\ufffd ]]>");
    }

    @Test
    void marksUpTheMatrixForScreenReaders() {
        Element matrix = HtmlPage.of(new Sample()
                        .wheels(Sample.everything("demo", "1.0.dev1"), Outcome.PUBLISHED)
                        .run())
                .all("table")
                .get(0);
        assertThat(HtmlPage.elements(matrix, "caption")).hasSize(1);
        assertThat(HtmlPage.elements(matrix, "th"))
                .allSatisfy(heading -> assertThat(heading.getAttribute("scope")).matches("col|colgroup|row"));
        List<Element> rows =
                HtmlPage.elements(HtmlPage.elements(matrix, "tbody").get(0), "tr");
        assertThat(rows).hasSameSizeAs(Sample.PYTHONS);
        assertThat(rows)
                .allSatisfy(row -> assertThat(HtmlPage.elements(row, "td")).hasSameSizeAs(Sample.PLATFORMS));
        assertThat(HtmlPage.elements(matrix, "th").stream().map(Element::getTextContent))
                .contains("Linux", "arm64", "Python 3.13 free-threaded");
    }

    @Test
    void saysInWordsWhatColoursShow() {
        HtmlPage page = HtmlPage.of(new Sample()
                .release("demo", "1.0.dev1", Duration.ofHours(30), List.of("demo-1.0.dev1-cp311-cp311-win_amd64.whl"))
                .wheel("demo-1.0.dev2-py3-none-any.whl", Outcome.PUBLISHED)
                .run());
        assertThat(page.text())
                .contains(
                        "Published 1 of 1 wheel",
                        "1 published, 1 missing since last release. Compared with 1.0.dev1, the last release there, 30 h old.",
                        "Missing: Python 3.11 on Windows x86-64.");
    }

    @Test
    void doesNotTakeAnUnreadChannelForAnEmptyOne() {
        Sample sample = new Sample().wheel("demo-1.0.dev2-py3-none-any.whl", Outcome.PUBLISHED);
        assertThat(HtmlPage.of(sample.run()).text()).contains("What the channel has besides was not read.");
        assertThat(HtmlPage.of(sample.noRelease("demo").run()).text())
                .contains("The channel has no other release to compare with.");
    }

    @Test
    void showsAFailedWheelFirst() {
        HtmlPage page = HtmlPage.of(new Sample()
                .wheel("demo-1.0.dev2-py3-none-any.whl", Outcome.PUBLISHED)
                .wheel("demo-1.0.dev2-cp311-cp311-win32.whl", Outcome.MISSING)
                .failedByWheels()
                .run());
        assertThat(page.texts("h1")).containsExactly("Published 1 of 2 wheels, 1 missing from the channel now");
        List<Element> rows = HtmlPage.elements(page.all("table").get(1), "tr");
        assertThat(rows.get(1).getTextContent()).startsWith("demo-1.0.dev2-cp311-cp311-win32.whl");
        assertThat(rows.get(1).getTextContent()).contains("missing: storage-refused");
    }

    @Test
    void givesEveryWheelThatWasSentABar() {
        HtmlPage page = HtmlPage.of(new Sample()
                .wheel("demo-1.0.dev2-py3-none-any.whl", Outcome.PUBLISHED)
                .wheel("demo-1.0.dev2-cp311-cp311-win32.whl", Outcome.UNCHANGED)
                .run());
        List<Element> rows = HtmlPage.elements(page.all("table").get(1), "tr");
        assertThat(HtmlPage.elements(rows.get(1), "svg")).hasSize(2);
        assertThat(HtmlPage.elements(rows.get(2), "svg")).hasSize(1);
        assertThat(rows.get(2).getTextContent()).contains("unchanged", "not sent");
    }

    @Test
    void gathersManyProblemsOfOneKind() {
        Sample sample = new Sample().wheels(Sample.everything("demo", "1.0.dev1"), Outcome.FAILED);
        HtmlPage page = HtmlPage.of(sample.failedByWheels().run());
        assertThat(page.texts("h2").stream().filter(heading -> heading.startsWith("Failed")))
                .containsExactly("Failed: storage-refused");
        assertThat(page.text()).contains("and 44 more of this kind.");
    }

    @Test
    void linksToEachOfManyReleases() {
        HtmlPage page = HtmlPage.of(new Sample()
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
        HtmlPage page = HtmlPage.of(sample.run());
        assertThat(page.texts("summary")).contains("11 commands");
        assertThat(page.texts("pre")).hasSize(11).allMatch(command -> command.startsWith("pip install "));
    }

    private static String severity(HtmlPage page) {
        return page.all("h1").get(0).getAttribute("class");
    }

    @Test
    void isAmberWhenTheLastReleaseHasMore() {
        HtmlPage page = HtmlPage.of(new Sample()
                .release("demo", "1.0.dev1", Duration.ofHours(30), List.of("demo-1.0.dev1-cp311-cp311-win_amd64.whl"))
                .wheel("demo-1.0.dev2-py3-none-any.whl", Outcome.PUBLISHED)
                .run());
        assertThat(severity(page)).isEqualTo("warning");
        assertThat(page.texts("small"))
                .anySatisfy(details -> assertThat(details).matches("last: \\d+\\.\\d MB \u00b7 30 h"));
        assertThat(page.texts("title").get(0)).startsWith("Published 1 of 1 wheel, 1 missing since last release");
    }

    @Test
    void isNotGreenInADryRun() {
        HtmlPage page = HtmlPage.of(new Sample()
                .dryRun(Decision.Action.PUBLISH, "demo-1.0.dev2-py3-none-any.whl")
                .run());
        assertThat(severity(page)).isEqualTo("info");
        assertThat(page.texts("h1")).containsExactly("Would send 1 of 1 wheel (dry run)");
        assertThat(page.text()).contains("would publish").doesNotContain("Published");
    }

    @Test
    void isGreenOnlyIfAllIsOnTheChannel() {
        Sample sample = new Sample().wheel("demo-1.0.dev2-py3-none-any.whl", Outcome.PUBLISHED);
        assertThat(severity(HtmlPage.of(sample.run()))).isEqualTo("ok");
        sample.wheel("demo-1.0.dev2-cp311-cp311-win32.whl", Outcome.FAILED).failedByWheels();
        assertThat(severity(HtmlPage.of(sample.run()))).isEqualTo("error");
    }

    @Test
    void showsTheCommandThatPutsBackWhatIsMissing() {
        HtmlPage page = HtmlPage.of(new Sample()
                .wheel("demo-1.0.dev2-py3-none-any.whl", Outcome.MISSING)
                .failedByWheels()
                .putBack("mvn publish-nightly \"-Dnightly.skip=false\"")
                .run());
        assertThat(page.texts("h2")).contains("Put back what is missing now");
        assertThat(page.texts("pre")).containsExactly("mvn publish-nightly \"-Dnightly.skip=false\"");
    }

    @Test
    void tellsWhichBuildItWasAndLeadsToIt() {
        String repository = "https://github.com/acme/demo";
        HtmlPage page = HtmlPage.of(new Sample()
                .build(BuildInfo.of(
                        "demo-jar",
                        "1.0-SNAPSHOT",
                        Map.of(
                                "GITHUB_ACTIONS", "true",
                                "GITHUB_SHA", "4f0c1d2e3b5a69788796a5b4c3d2e1f00f1e2d3c",
                                "GITHUB_SERVER_URL", "https://github.com",
                                "GITHUB_REPOSITORY", "acme/demo",
                                "GITHUB_RUN_ID", "77",
                                "GITHUB_RUN_NUMBER", "8")))
                .wheel("My.Demo-1.0.dev2-py3-none-any.whl", Outcome.PUBLISHED)
                .run());
        assertThat(page.text()).contains("demo-jar 1.0-SNAPSHOT", "4f0c1d2e3b", "GitHub Actions run 8");
        assertThat(page.all("a").stream().map(link -> link.getAttribute("href")))
                .containsExactly(
                        repository + "/commit/4f0c1d2e3b5a69788796a5b4c3d2e1f00f1e2d3c",
                        repository + "/actions/runs/77",
                        INDEX,
                        INDEX + "/my-demo/",
                        "report.json");
    }

    @Test
    void showsAnAccessProblemAboveAGreenReport() {
        HtmlPage page = HtmlPage.of(new Sample()
                .wheel("demo-1.0.dev2-py3-none-any.whl", Outcome.PUBLISHED)
                .access(SampleAccess.problem())
                .run());
        assertThat(page.texts("h1")).containsExactly("Access to acme: problem", "Published 1 of 1 wheel");
        assertThat(severity(page)).isEqualTo("error");
        List<Element> rows = HtmlPage.elements(page.all("tbody").get(0), "tr");
        assertThat(rows.get(1).getTextContent())
                .contains("problem", "project demo", "The server refuses the token.", "Remedy: mint a new one");
    }

    @Test
    void isAPageOfItsOwnWhereOnlyTheAccessWasChecked() {
        HtmlPage page = HtmlPage.of(new RunReport(
                Sample.NOW,
                "0.1.0",
                BuildInfo.of(Map.of()),
                List.of(),
                Optional.of(SampleAccess.problem()),
                List.of()));
        assertThat(page.texts("title")).containsExactly("Access to acme: problem");
        assertThat(page.all("a").stream().map(link -> link.getAttribute("href")))
                .containsExactly("access.json");
    }
}
