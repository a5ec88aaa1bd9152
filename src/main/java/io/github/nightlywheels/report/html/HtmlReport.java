package io.github.nightlywheels.report.html;

import io.github.nightlywheels.report.model.Headline;
import io.github.nightlywheels.report.model.PublishReport;
import io.github.nightlywheels.report.model.RunReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The report as people read it: one page that needs nothing else, no script, and no style to be understood. It is HTML and
 * well-formed XML at once.
 */
public final class HtmlReport {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final RunReport report;

    public HtmlReport(RunReport report) {
        this.report = report;
    }

    public byte[] bytes() {
        return ("<!DOCTYPE html>\n" + page() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private Element page() {
        Element main = Element.of("main");
        for (PublishReport publication : report.publications()) {
            new PublicationHtml(publication, report.time(), main).write();
        }
        Element head = Element.of("head")
                .add(Element.of("meta").with("charset", "utf-8"))
                .add(meta("viewport", "width=device-width, initial-scale=1"))
                .add(meta("color-scheme", "light dark"))
                .add(Element.of("meta")
                        .with("http-equiv", "Content-Security-Policy")
                        .with("content", "default-src 'none'; style-src 'unsafe-inline'"))
                .add(Element.of("title", title()))
                .add(Element.of("style").style(css()));
        return Element.of("html")
                .with("lang", "en")
                .add(head)
                .add(Element.of("body").add(main).add(footer()));
    }

    private static Element meta(String name, String content) {
        return Element.of("meta").with("name", name).with("content", content);
    }

    private String title() {
        List<String> headlines = report.publications().stream()
                .map(publication -> Headline.of(publication).heading() + " \u2013 "
                        + publication.channel().name())
                .toList();
        return headlines.size() == 1 ? headlines.get(0) : "Nightly wheels, " + TIME.format(report.time());
    }

    private Element footer() {
        return Element.of("footer")
                .text("nightly-wheels-maven-plugin " + report.plugin() + " \u00b7 ")
                .add(time(report.time()))
                .text(", and all ages as of then \u00b7 the same for programs: ")
                .add(Element.of("a", "report.json").with("href", "report.json"));
    }

    static Element time(Instant instant) {
        return Element.of("time", TIME.format(instant))
                .with("datetime", instant.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static String css() {
        try (InputStream file = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.css"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
