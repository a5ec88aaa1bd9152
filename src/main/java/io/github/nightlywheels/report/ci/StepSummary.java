package io.github.nightlywheels.report.ci;

import io.github.nightlywheels.report.model.Durations;
import io.github.nightlywheels.report.model.Headline;
import io.github.nightlywheels.report.model.MissingWheel;
import io.github.nightlywheels.report.model.PublishReport;
import io.github.nightlywheels.report.model.ReleaseReport;
import io.github.nightlywheels.report.model.TokenInfo;
import io.github.nightlywheels.report.model.WheelReport;
import io.github.nightlywheels.text.ByteSize;
import java.time.Instant;
import java.util.List;

/** A report as Markdown, for the summary that a CI service shows of a step. */
final class StepSummary {
    private final PublishReport report;
    private final Instant now;
    private final StringBuilder text = new StringBuilder();

    StepSummary(PublishReport report, Instant now) {
        this.report = report;
        this.now = now;
    }

    String markdown() {
        headline();
        report.problems().stream().map(Markdown::problem).forEach(text::append);
        report.putBack()
                .ifPresent(command ->
                        text.append("Put back what is missing now:\n\n").append(Markdown.code(List.of(command))));
        wheels();
        missing();
        if (report.failure().isEmpty() && !report.install().isEmpty()) {
            text.append(Markdown.code(report.install()));
        }
        report.token().ifPresent(this::token);
        report.warnings().forEach(warning -> line("- \u26a0 " + Markdown.escape(warning)));
        return text.toString();
    }

    private void headline() {
        Headline headline = Headline.of(report);
        paragraph("### " + Markdown.sign(headline.severity()) + " " + Markdown.escape(headline.title()) + " \u2013 "
                + Markdown.escape(report.channel().name()));
    }

    private void wheels() {
        List<WheelReport> wheels = report.wheels();
        if (wheels.isEmpty()) {
            return;
        }
        line("| wheel | outcome | size | time |\n| --- | --- | ---: | ---: |");
        wheels.stream()
                .limit(Markdown.MOST_ROWS)
                .map(this::cells)
                .map(Markdown::row)
                .forEach(text::append);
        line(Markdown.more(wheels.size(), "report.html"));
    }

    private List<String> cells(WheelReport wheel) {
        String code = wheel.problem().map(problem -> ": " + problem.code()).orElse("");
        return List.of(
                Markdown.escape(wheel.filename()),
                Markdown.escape(report.state(wheel).word() + code),
                wheel.size().isPresent() ? ByteSize.of(wheel.size().getAsLong()) : "",
                wheel.tries() == 0 ? "" : Durations.seconds(wheel.duration()));
    }

    private void missing() {
        for (ReleaseReport release : ReleaseReport.of(report)) {
            List<MissingWheel> missing = release.matrix().missing();
            if (!missing.isEmpty()) {
                line("Missing since " + Markdown.escape(release.lastVersion().orElse("last release")) + ":\n");
                missing.stream()
                        .limit(Markdown.MOST_ROWS)
                        .forEach(wheel -> line("- "
                                + Markdown.escape(
                                        wheel.python() + " on " + wheel.platform() + ": " + wheel.filename())));
                line("");
            }
        }
    }

    private void token(TokenInfo token) {
        String account = token.account().map(name -> ", account " + name).orElse("");
        String left = token.left(now).map(words -> ", " + words).orElse("");
        paragraph("Token from " + Markdown.escape(token.source() + account + left));
    }

    private void paragraph(String markdown) {
        line(markdown + "\n");
    }

    private void line(String markdown) {
        text.append(markdown).append('\n');
    }
}
