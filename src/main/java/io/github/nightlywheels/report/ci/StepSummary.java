package io.github.nightlywheels.report.ci;

import io.github.nightlywheels.report.model.ByteSize;
import io.github.nightlywheels.report.model.Durations;
import io.github.nightlywheels.report.model.Headline;
import io.github.nightlywheels.report.model.OutcomeText;
import io.github.nightlywheels.report.model.PublishReport;
import io.github.nightlywheels.report.model.TokenInfo;
import io.github.nightlywheels.report.model.WheelReport;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A publication as Markdown, for the summary that a CI service shows of a step. */
public final class StepSummary {
    /** GitHub refuses a summary of more than 1 MiB; more rows than this nobody reads. */
    private static final int MOST_ROWS = 500;

    private final PublishReport publication;
    private final Instant now;

    public StepSummary(PublishReport publication, Instant now) {
        this.publication = publication;
        this.now = now;
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        Headline headline = Headline.of(publication);
        text.append("### ").append(sign(headline.tone())).append(' ').append(escape(headline.heading()));
        text.append(" \u2013 ").append(escape(publication.channel().name())).append("\n\n");
        publication
                .problems()
                .forEach(problem -> text.append("**")
                        .append(escape(problem.code()))
                        .append("**: ")
                        .append(escape(problem.problem()))
                        .append("  \nRemedy: ")
                        .append(escape(problem.remedy()))
                        .append("\n\n"));
        wheels(text);
        install(text);
        publication.token().ifPresent(token -> token(text, token));
        publication
                .warnings()
                .forEach(warning ->
                        text.append("- \u26a0 ").append(escape(warning)).append('\n'));
        return text.toString();
    }

    private static String sign(Headline.Tone tone) {
        return switch (tone) {
            case GOOD -> "\u2705";
            case CAUTION -> "\u26a0";
            case BAD -> "\u274c";
        };
    }

    private void wheels(StringBuilder text) {
        List<WheelReport> wheels = publication.wheels();
        if (wheels.isEmpty()) {
            return;
        }
        text.append("| wheel | outcome | size | time |\n| --- | --- | ---: | ---: |\n");
        wheels.stream()
                .limit(MOST_ROWS)
                .forEach(wheel -> text.append("| ")
                        .append(escape(wheel.filename()))
                        .append(" | ")
                        .append(escape(OutcomeText.outcome(wheel, publication.mode())))
                        .append(wheel.problem()
                                .map(problem -> ": " + escape(problem.code()))
                                .orElse(""))
                        .append(" | ")
                        .append(wheel.wheel()
                                .map(known -> ByteSize.of(known.digests().size()))
                                .orElse(""))
                        .append(" | ")
                        .append(wheel.tries() == 0 ? "" : Durations.seconds(wheel.duration()))
                        .append(" |\n"));
        if (wheels.size() > MOST_ROWS) {
            text.append("\nand ").append(wheels.size() - MOST_ROWS).append(" more, see report.html\n");
        }
        text.append('\n');
    }

    private void install(StringBuilder text) {
        if (publication.failure().isEmpty() && !publication.install().isEmpty()) {
            text.append("```\n");
            publication
                    .install()
                    .forEach(line -> text.append(line.replace("`", "'")).append('\n'));
            text.append("```\n\n");
        }
    }

    private void token(StringBuilder text, TokenInfo token) {
        text.append("Token from ").append(escape(token.source()));
        token.account().ifPresent(account -> text.append(", account ").append(escape(account)));
        token.daysLeft(now)
                .ifPresent(days -> text.append(", ")
                        .append(
                                days < 0
                                        ? "expired"
                                        : days == 1 ? "1 day left" : String.format(Locale.ROOT, "%d days left", days)));
        text.append("\n\n");
    }

    /** The text as Markdown that shows it as it is, on one line. */
    static String escape(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("([\\\\`*_{}\\[\\]()#+!|~@-])", "\\\\$1");
    }
}
