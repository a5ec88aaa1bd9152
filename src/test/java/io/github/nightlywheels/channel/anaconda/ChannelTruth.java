package io.github.nightlywheels.channel.anaconda;

import static io.github.nightlywheels.channel.anaconda.AnacondaRun.ORGANIZATION;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.name;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.engine.PublishResult;
import io.github.nightlywheels.engine.WheelResult;
import io.github.nightlywheels.failure.FailureFormatter;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.fake.FakeDistribution;
import io.github.nightlywheels.frontend.Console;
import io.github.nightlywheels.frontend.PublishConsole;
import io.github.nightlywheels.report.html.HtmlReport;
import io.github.nightlywheels.report.json.ReportJson;
import io.github.nightlywheels.report.model.BuildInfo;
import io.github.nightlywheels.report.model.Headline;
import io.github.nightlywheels.report.model.PublishReport;
import io.github.nightlywheels.report.model.ResultReport;
import io.github.nightlywheels.report.model.RunReport;
import io.github.nightlywheels.wheel.Wheel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the fake server held before a run and holds now, and whether what the run says is so. */
final class ChannelTruth {
    private static final Set<Outcome> THERE =
            Set.of(Outcome.PUBLISHED, Outcome.REPLACED, Outcome.UNCHANGED, Outcome.LABELLED);

    private final AnacondaRun run;
    private final List<Wheel> wheels;
    private final Map<Wheel, Optional<String>> before = new HashMap<>();
    private final Map<Wheel, Set<String>> labelsBefore = new HashMap<>();
    private final Set<String> releasesBefore;
    private final Set<String> projectsBefore;
    private Optional<Wheel> taken = Optional.empty();

    /** The truth before the run. */
    ChannelTruth(AnacondaRun run, List<Wheel> wheels) {
        this.run = run;
        this.wheels = wheels;
        wheels.forEach(wheel -> {
            before.put(wheel, now(wheel));
            labelsBefore.put(wheel, labels(wheel));
        });
        this.releasesBefore = releases();
        this.projectsBefore = projects();
    }

    /** The wheel under whose name another job has put its own file. */
    void taken(Optional<Wheel> wheel) {
        taken = wheel;
    }

    private Optional<String> now(Wheel wheel) {
        return run.find(wheel).map(FakeDistribution::received).map(received -> received.sha256());
    }

    private Set<String> labels(Wheel wheel) {
        return run.find(wheel).map(file -> Set.copyOf(file.labels())).orElse(Set.of());
    }

    private static String wish(Wheel wheel) {
        return wheel.digests().sha256();
    }

    private Optional<String> was(Wheel wheel) {
        return before.getOrDefault(wheel, Optional.empty());
    }

    private Set<String> releases() {
        Set<String> releases = new LinkedHashSet<>();
        for (Wheel wheel : wheels) {
            String project = wheel.metadata().name().text();
            run.fake.releases(ORGANIZATION, project).forEach(version -> releases.add(project + " " + version));
        }
        return releases;
    }

    private Set<String> projects() {
        return wheels.stream()
                .map(wheel -> wheel.metadata().name().text())
                .filter(project -> run.fake.hasProject(ORGANIZATION, project))
                .collect(Collectors.toSet());
    }

    /** Whether every wheel is there, but for the one whose name another job has taken. */
    boolean isAllThere() {
        return wheels.stream()
                .filter(wheel -> taken.filter(wheel::equals).isEmpty())
                .allMatch(wheel -> now(wheel).equals(Optional.of(wish(wheel))));
    }

    /** Requires that every word of the result, and of all that is made from it, is so. */
    void requireAllSo(PublishResult result) {
        assertThat(result.wheels()).hasSameSizeAs(wheels);
        for (int i = 0; i < wheels.size(); i++) {
            requireSo(wheels.get(i), result.wheels().get(i));
            requireLabelSo(wheels.get(i), result.wheels().get(i));
        }
        requireWarningsSo(result);
        requireCreatedSo(result.created());
        if (result.failure().isEmpty()) {
            assertThat(isAllThere()).as("green, so every wheel is there").isTrue();
        } else {
            assertThat(result.state()).isEqualTo(result.failure().get().state());
        }
        if (result.state().nothingWasChanged()) {
            wheels.forEach(wheel -> {
                requireAsBefore(wheel, "nothing was changed");
                requireLabelsAsBefore(wheel, "nothing was changed");
            });
            assertThat(releases()).as("nothing was changed").isEqualTo(releasesBefore);
            assertThat(projects()).as("nothing was changed").isEqualTo(projectsBefore);
        }
        PublishReport report = ResultReport.of(
                result, ParameterNames.PLAIN, putBack(result.state().missing()));
        requireHeadlineSo(Headline.of(report).sentence(), result);
        requireReportsSo(
                new RunReport(Instant.EPOCH, "1", BuildInfo.of(Map.of()), List.of(report), Optional.empty(), List.of()),
                result);
        requireConsoleSo(result);
    }

    private static Optional<String> putBack(List<String> missing) {
        return missing.isEmpty() ? Optional.empty() : Optional.of("put back " + missing);
    }

    private void requireSo(Wheel wheel, WheelResult told) {
        assertThat(told.filename()).isEqualTo(name(wheel));
        Optional<Outcome> outcome = told.outcome();
        if (outcome.filter(THERE::contains).isPresent()) {
            if (taken.filter(wheel::equals).isEmpty()) {
                assertThat(now(wheel)).as("%s: %s", outcome.get(), name(wheel)).contains(wish(wheel));
            }
            return;
        }
        assertThat(outcome.isEmpty() || told.failure().isPresent())
                .as("a reason for %s of %s", outcome, name(wheel))
                .isTrue();
        switch (outcome.orElse(Outcome.FAILED)) {
            case FAILED -> requireAsBefore(wheel, "failed or not attempted");
            case MISSING -> {
                assertThat(was(wheel)).as("missing: %s", name(wheel)).isPresent();
                assertThat(now(wheel)).as("missing: %s", name(wheel)).isEmpty();
            }
            case OVERTAKEN -> assertThat(taken).as("overtaken: %s", name(wheel)).contains(wheel);
            default -> assertThat(outcome).contains(Outcome.UNKNOWN);
        }
    }

    /** What is there without a failure has the label that was asked for. */
    private void requireLabelSo(Wheel wheel, WheelResult told) {
        boolean isThere = told.outcome().filter(THERE::contains).isPresent()
                && told.failure().isEmpty();
        if (isThere && taken.filter(wheel::equals).isEmpty()) {
            assertThat(labels(wheel)).as("labels of %s", name(wheel)).contains("main");
        }
    }

    /** No warning speaks of a project as it was before a wheel of it arrived. */
    private static void requireWarningsSo(PublishResult result) {
        result.wheels().stream()
                .filter(wheel -> wheel.hasOutcome(Outcome.PUBLISHED, Outcome.REPLACED))
                .flatMap(wheel -> wheel.wheel().stream())
                .map(wheel -> wheel.metadata().name().text())
                .distinct()
                .forEach(project -> assertThat(result.warnings())
                        .noneMatch(warning -> warning.contains("The project " + project + " is not on the channel"))
                        .noneMatch(warning -> warning.contains("The newest wheel of " + project + " ")));
    }

    private void requireLabelsAsBefore(Wheel wheel, String said) {
        if (taken.filter(wheel::equals).isEmpty()) {
            assertThat(labels(wheel)).as("%s: labels of %s", said, name(wheel)).isEqualTo(labelsBefore.get(wheel));
        }
    }

    private void requireAsBefore(Wheel wheel, String said) {
        if (taken.filter(wheel::equals).isEmpty()) {
            assertThat(now(wheel)).as("%s: %s", said, name(wheel)).isEqualTo(was(wheel));
        }
    }

    /** What is said to have been created is there, and what is there that was not before is said to have been created. */
    private void requireCreatedSo(List<String> created) {
        Set<String> fresh = releases();
        fresh.removeAll(releasesBefore);
        for (String release : fresh) {
            boolean isTakersOwn = taken.filter(
                            wheel -> Release.of(wheel).toString().equals(release))
                    .isPresent();
            assertThat(isTakersOwn || created.stream().anyMatch(words -> words.endsWith("the release " + release)))
                    .as("%s is new and named in %s", release, created)
                    .isTrue();
        }
        created.stream()
                .filter(words -> words.startsWith("the release "))
                .forEach(words ->
                        assertThat(releases()).as("created").contains(words.substring("the release ".length())));
        Set<String> freshProjects = projects();
        freshProjects.removeAll(projectsBefore);
        for (String project : freshProjects) {
            boolean isTakersOwn = taken.filter(
                            wheel -> wheel.metadata().name().text().equals(project))
                    .isPresent();
            assertThat(isTakersOwn || created.stream().anyMatch(words -> words.endsWith("the project " + project)))
                    .as("%s is new and named in %s", project, created)
                    .isTrue();
        }
        created.stream()
                .filter(words -> words.startsWith("the project "))
                .forEach(words ->
                        assertThat(projects()).as("created").contains(words.substring("the project ".length())));
    }

    private static long count(PublishResult result, Outcome... outcomes) {
        return result.wheels().stream()
                .filter(wheel -> wheel.hasOutcome(outcomes))
                .count();
    }

    private void requireHeadlineSo(String headline, PublishResult result) {
        assertThat(headline)
                .startsWith("published " + count(result, Outcome.PUBLISHED, Outcome.REPLACED) + " of " + wheels.size()
                        + " wheels");
        requirePart(headline, count(result, Outcome.MISSING), "missing from the channel now");
        requirePart(headline, count(result, Outcome.FAILED), "failed");
        requirePart(headline, count(result, Outcome.OVERTAKEN), "overtaken by another job");
        requirePart(headline, count(result, Outcome.UNKNOWN), "unknown");
        requirePart(headline, count(result, Outcome.LABELLED), "labelled");
        requirePart(headline, count(result, Outcome.UNCHANGED), "unchanged");
    }

    private static void requirePart(String headline, long count, String words) {
        Matcher part = Pattern.compile("(\\d+) " + words).matcher(headline);
        assertThat(part.find() ? Long.parseLong(part.group(1)) : 0)
                .as("%s in: %s", words, headline)
                .isEqualTo(count);
    }

    private static void requireReportsSo(RunReport report, PublishResult result) {
        JsonNode publication =
                json(ReportJson.bytes(report)).path("publications").path(0);
        for (int i = 0; i < result.wheels().size(); i++) {
            WheelResult wheel = result.wheels().get(i);
            assertThat(publication.path("wheels").path(i).path("outcome").asText())
                    .isEqualTo(wheel.outcome().map(ChannelTruth::word).orElse("not-attempted"));
        }
        assertThat(publication.path("created"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(result.created());
        assertThat(publication.has("failure")).isEqualTo(result.failure().isPresent());
        assertThat(publication.has("putBack"))
                .isEqualTo(!result.state().missing().isEmpty());
        String page = new String(HtmlReport.bytes(report), UTF_8);
        assertThat(page).contains(Headline.of(report.reports().get(0)).title());
        result.wheels()
                .forEach(wheel -> assertThat(page)
                        .containsPattern("<th scope=\"row\">" + Pattern.quote(wheel.filename())
                                + "</th>\\s*<td><span class=\"[^\"]*\">"
                                + wheel.outcome().map(ChannelTruth::word).orElse("not attempted") + "</span>"));
        result.state()
                .missing()
                .forEach(name -> assertThat(page).contains("put back [").contains(name));
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return new ObjectMapper().readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static void requireConsoleSo(PublishResult result) {
        Lines lines = new Lines();
        new PublishConsole(lines).show(result);
        for (WheelResult wheel : result.wheels()) {
            wheel.outcome()
                    .ifPresent(outcome -> assertThat(lines.all)
                            .anyMatch(line ->
                                    line.strip().startsWith(word(outcome) + " ") && line.contains(wheel.filename())));
        }
        result.failure().ifPresent(failure -> {
            String block = FailureFormatter.of(
                    failure.failure(), ORGANIZATION, failure.state(), ParameterNames.PLAIN, ChannelTruth::putBack);
            assertThat(block.contains("(nothing was changed)"))
                    .isEqualTo(result.state().nothingWasChanged());
            result.state().missing().forEach(name -> assertThat(block).contains("MISSING now: " + name));
        });
    }

    /** A console that keeps the lines. */
    private static final class Lines implements Console {
        private final List<String> all = new ArrayList<>();

        @Override
        public void error(String text) {
            all.add(text);
        }

        @Override
        public void warn(String text) {
            all.add(text);
        }

        @Override
        public void info(String text) {
            all.add(text);
        }

        @Override
        public void debug(String text) {
            all.add(text);
        }
    }
}
