package io.github.nightlywheels.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.Decision;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.failure.WheelFault;
import io.github.nightlywheels.report.model.BuildInfo;
import io.github.nightlywheels.report.model.Problem;
import io.github.nightlywheels.report.model.RunReport;
import io.github.nightlywheels.report.model.Sample;
import io.github.nightlywheels.report.model.SampleAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Makes the pages of typical nights in {@code target/report-samples}, to be looked at in a browser. */
class SamplePagesTest {
    private static final String TONIGHT = "3.16.0.dev20261122";
    private static final String LAST = "3.16.0.dev20261121";

    static Stream<Map.Entry<String, RunReport>> nights() {
        Map<String, RunReport> nights = new LinkedHashMap<>();
        nights.put("one-wheel", oneWheel().run());
        nights.put("good", good().run());
        nights.put("failed", failed().run());
        nights.put("bad-wheel", badWheel().run());
        nights.put("dry-run", dryRun().run());
        nights.put("many", many().run());
        nights.put(
                "two-channels",
                new RunReport(
                        Sample.NOW,
                        "0.1.0",
                        BuildInfo.of(Map.of()),
                        List.of(oneWheel().report(), failed().report()),
                        Optional.empty(),
                        List.of()));
        nights.put("access-problem", oneWheel().access(SampleAccess.problem()).run());
        return nights.entrySet().stream();
    }

    private static Sample oneWheel() {
        String name = "quickstart-0.1.0.dev20261122-py3-none-any.whl";
        return new Sample()
                .in(Sample.channel("acme", "file:///srv/nightly"))
                .created("project quickstart")
                .noRelease("quickstart")
                .wheel(name, Outcome.PUBLISHED);
    }

    private static Sample good() {
        List<String> all = Sample.everything("h5py", TONIGHT);
        List<String> before = all.subList(0, 9);
        Sample sample = new Sample()
                .build(BuildInfo.of(
                        "h5py-jar",
                        "3.16.0-SNAPSHOT",
                        Map.of(
                                "GITHUB_ACTIONS", "true",
                                "GITHUB_SHA", "4f0c1d2e3b5a69788796a5b4c3d2e1f00f1e2d3c",
                                "GITHUB_SERVER_URL", "https://github.com",
                                "GITHUB_REPOSITORY", "acme/h5py",
                                "GITHUB_RUN_ID", "1234567",
                                "GITHUB_RUN_NUMBER", "89")))
                .token("jdoe", Duration.ofDays(212))
                .release("h5py", LAST, Duration.ofHours(25), Sample.everything("h5py", LAST))
                .release("h5py", TONIGHT, Duration.ofMinutes(40), before);
        all.subList(9, all.size() - 1).forEach(name -> sample.wheel(name, Outcome.PUBLISHED));
        return sample;
    }

    private static Sample failed() {
        List<String> all = Sample.everything("h5py", TONIGHT);
        Sample sample = new Sample()
                .token("jdoe", Duration.ofDays(6))
                .warning("the server says of the token: it expires on 2026-11-28")
                .release("h5py", LAST, Duration.ofHours(25), Sample.everything("h5py", LAST))
                .release("h5py", TONIGHT, Duration.ofHours(3), all.subList(0, 4));
        sample.wheel(all.get(0), Outcome.UNCHANGED);
        sample.wheel(all.get(1), Outcome.REPLACED);
        sample.wheel(all.get(2), Outcome.MISSING);
        sample.wheel(all.get(3), Outcome.SKIPPED);
        sample.wheel(all.get(4), Outcome.UNKNOWN);
        sample.wheel(all.get(5), Outcome.FAILED);
        sample.wheels(all.subList(6, 13), Outcome.PUBLISHED);
        return sample.failedByWheels()
                .putBack("mvn io.github.nightlywheels:nightly-wheels-maven-plugin:0.1.0:publish-nightly"
                        + " \"-Dnightly.wheelDirectory=/build/target\" \"-Dnightly.includes=**/" + all.get(2) + "\"");
    }

    private static Sample badWheel() {
        WheelFailure.BadWheels bad = new WheelFailure.BadWheels(List.of(
                new WheelFault(Path.of("demo-1.0.dev1-py3-none-any.whl"), "METADATA Version", "1.0.dev2", "1.0.dev1"),
                new WheelFault(Path.of("demo-1.0.dev1-cp311-cp311-win_amd64.whl"), "file", "0 bytes", "a zip")));
        Sample sample = new Sample().failed(bad);
        bad.faults()
                .forEach(fault -> sample.refused(
                        fault.file().toString(),
                        Problem.of(new WheelFailure.BadWheels(List.of(fault)), ParameterNames.PLAIN)));
        return sample;
    }

    private static Sample dryRun() {
        List<String> all = Sample.everything("h5py", TONIGHT);
        return new Sample()
                .release("h5py", TONIGHT, Duration.ofHours(3), all.subList(0, 1))
                .release(
                        "h5py",
                        LAST,
                        Duration.ofHours(27),
                        Sample.everything("h5py", LAST).subList(0, 8))
                .dryRun(Decision.Action.LEAVE_SAME, all.get(0))
                .dryRun(Decision.Action.PUBLISH, all.get(1), all.get(2), all.get(4))
                .warning("labels are [dev]: without main, pip does not see the wheels at the channel's usual index");
    }

    private static Sample many() {
        Sample sample = new Sample().token("release-bot", Duration.ofDays(74));
        for (String project : List.of(
                "alpha", "beta_tools", "gamma", "delta", "epsilon", "zeta_a_rather_long_name", "eta", "theta")) {
            String version = "0.9.0.dev20261122+g0123456";
            sample.release(project, LAST, Duration.ofDays(project.length()), Sample.everything(project, LAST));
            List<String> all = new ArrayList<>(Sample.everything(project, version));
            if (project.equals("gamma")) {
                all.remove(7);
            }
            sample.wheels(all, Outcome.PUBLISHED);
        }
        return sample.wheel("pure-1.0.dev3-py2.py3-none-any.whl", Outcome.PUBLISHED)
                .wheel("stable-1.0.dev3-cp39-abi3-macosx_10_9_universal2.whl", Outcome.PUBLISHED)
                .wheel("stable-1.0.dev3-cp39-abi3-linux_riscv64.whl", Outcome.PUBLISHED);
    }

    @ParameterizedTest
    @MethodSource("nights")
    void writesAPageAndAReport(Map.Entry<String, RunReport> night) throws IOException {
        Path directory = Path.of("target", "report-samples", night.getKey());
        new ReportWriter(directory).write(night.getValue());
        Schema.REPORT.accepts(Files.readAllBytes(directory.resolve(ReportWriter.JSON)));
        if (night.getValue().access().isPresent()) {
            Schema.ACCESS.accepts(Files.readAllBytes(directory.resolve(ReportWriter.ACCESS)));
        }
        assertThat(HtmlPage.parse(Files.readAllBytes(directory.resolve(ReportWriter.HTML)))
                        .all("h1"))
                .hasSize(night.getValue().reports().size()
                        + (night.getValue().access().isPresent() ? 1 : 0));
    }
}
