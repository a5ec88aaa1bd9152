package io.github.nightlywheels.report.html;

import io.github.nightlywheels.report.model.ChannelInfo;
import io.github.nightlywheels.report.model.Headline;
import io.github.nightlywheels.report.model.Problem;
import io.github.nightlywheels.report.model.PublishReport;
import io.github.nightlywheels.report.model.ReleaseReport;
import io.github.nightlywheels.report.model.TokenInfo;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The part of the page that is about one publication. */
final class PublicationHtml {
    /** From how many days left on a token is worth a warning. */
    private static final int FEW_DAYS = 30;

    private static final int MOST_SHOWN = 10;

    private final PublishReport publication;
    private final Instant now;
    private final Element page;

    /**
     * A part of a page.
     *
     * @param page what it is added to
     */
    PublicationHtml(PublishReport publication, Instant now, Element page) {
        this.publication = publication;
        this.now = now;
        this.page = page;
    }

    void write() {
        Headline headline = Headline.of(publication);
        page.add(Element.of("h1", headline.heading())
                .with("class", headline.tone().name().toLowerCase(Locale.ROOT)));
        page.add(facts());
        problems();
        List<ReleaseReport> releases = ReleaseReport.of(publication);
        if (releases.size() > 1) {
            page.add(ReleaseHtml.overview(releases));
        }
        releases.forEach(release -> page.add(new ReleaseHtml(release, now).section()));
        if (!publication.wheels().isEmpty()) {
            page.add(new WheelTable(publication).section());
        }
    }

    private Element facts() {
        Element facts = Element.of("dl").with("class", "facts");
        Element channel =
                Element.of("dd").add(Element.of("strong", publication.channel().name()));
        publication.channel().url().ifPresent(url -> channel.text(" at " + url));
        facts.add(Element.of("dt", "Channel")).add(channel);
        facts.add(Element.of("dt", "When")).add(Element.of("dd").add(HtmlReport.time(now)));
        publication.index().ifPresent(url -> fact(facts, "Index", url));
        if (publication.channel().kind() == ChannelInfo.Kind.ANACONDA) {
            fact(facts, "Labels", String.join(", ", publication.labels()));
        }
        publication
                .token()
                .ifPresent(token -> facts.add(Element.of("dt", "Token")).add(token(token)));
        if (!publication.created().isEmpty()) {
            fact(facts, "Created", String.join(", ", publication.created()));
        }
        if (publication.failure().isEmpty() && !publication.install().isEmpty()) {
            facts.add(Element.of("dt", "Install")).add(Element.of("dd").add(commands(publication.install())));
        }
        return facts;
    }

    /** Many commands are folded, so that the wheels are not far below. */
    private static Stream<Element> commands(List<String> install) {
        Stream<Element> lines = install.stream().map(line -> Element.of("pre", line));
        return install.size() <= MOST_SHOWN
                ? lines
                : Stream.of(Element.of("details")
                        .add(Element.of("summary", install.size() + " commands"))
                        .add(lines));
    }

    private static void fact(Element facts, String name, String value) {
        facts.add(Element.of("dt", name)).add(Element.of("dd", value));
    }

    private static Element problem(String code, List<Problem> problems) {
        Element section = Element.of("section").with("class", "problem").add(Element.of("h2", "Failed: " + code));
        section.add(problems.stream().limit(MOST_SHOWN).map(problem -> Element.of("p", problem.problem())));
        if (problems.size() > MOST_SHOWN) {
            section.add(Element.of("p", "and " + (problems.size() - MOST_SHOWN) + " more of this kind."));
        }
        problems.stream()
                .map(Problem::remedy)
                .distinct()
                .limit(MOST_SHOWN)
                .forEach(remedy -> section.add(
                        Element.of("p").add(Element.of("strong", "Remedy: ")).text(remedy)));
        return section;
    }

    private Element token(TokenInfo token) {
        String account = token.account().map(name -> ", account " + name).orElse("");
        Element description = Element.of("dd", token.source() + account);
        token.daysLeft(now).ifPresent(days -> {
            String words = days < 0 ? "expired" : days == 1 ? "1 day left" : days + " days left";
            description.text(", ").add(Element.of("strong", words).with("class", days < FEW_DAYS ? "bad" : "plain"));
        });
        return description;
    }

    private void problems() {
        Map<String, List<Problem>> byCode = publication.problems().stream()
                .collect(Collectors.groupingBy(Problem::code, LinkedHashMap::new, Collectors.toList()));
        byCode.forEach((code, problems) -> page.add(problem(code, problems)));
        if (!publication.warnings().isEmpty()) {
            page.add(Element.of("section")
                    .with("class", "warning")
                    .add(Element.of("h2", "Warnings"))
                    .add(Element.of("ul")
                            .add(publication.warnings().stream().map(warning -> Element.of("li", warning)))));
        }
    }
}
