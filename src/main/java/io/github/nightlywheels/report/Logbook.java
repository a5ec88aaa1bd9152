package io.github.nightlywheels.report;

import io.github.nightlywheels.channel.Channel;
import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.engine.Decision;
import io.github.nightlywheels.engine.PipCommand;
import io.github.nightlywheels.engine.Plan;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.engine.WheelResult;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.failure.WheelFault;
import io.github.nightlywheels.report.model.ChannelInfo;
import io.github.nightlywheels.report.model.Headline;
import io.github.nightlywheels.report.model.Problem;
import io.github.nightlywheels.report.model.PublishReport;
import io.github.nightlywheels.report.model.TokenInfo;
import io.github.nightlywheels.report.model.WheelReport;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Notes what is known of one publication while it becomes known. For one thread. */
public final class Logbook {
    private final ChannelInfo channel;
    private final List<String> labels;
    private final PublishReport.Mode mode;
    private final ParameterNames names;
    private Optional<String> index = Optional.empty();
    private Optional<TokenInfo> token = Optional.empty();
    private final Map<String, WheelReport> wheels = new LinkedHashMap<>();
    private final List<String> created = new ArrayList<>();
    private final Map<ProjectName, List<PublishedRelease>> history = new LinkedHashMap<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private Optional<Problem> failure = Optional.empty();

    public Logbook(ChannelInfo channel, List<String> labels, PublishReport.Mode mode, ParameterNames names) {
        this.names = names;
        this.channel = channel;
        this.labels = List.copyOf(labels);
        this.mode = mode;
    }

    /** These files are to be published if they pass the checks. */
    public void found(List<Path> files) {
        for (Path file : files) {
            String filename = Objects.toString(file.getFileName());
            wheels.put(filename, WheelReport.found(filename));
        }
    }

    /** The wheels that are to be published, all of which passed the checks. */
    public void wheels(List<Wheel> all) {
        for (Wheel wheel : all) {
            wheels.put(wheel.filename().text(), WheelReport.of(wheel));
        }
    }

    /** The channel was opened. */
    public void opened(Channel opened) {
        index = Optional.of(opened.indexUrl(labels));
    }

    /** A token was found there. */
    public void token(String source) {
        token = Optional.of(new TokenInfo(source, Optional.empty(), Optional.empty()));
    }

    /** The server said whose token it is. */
    public void account(String account) {
        token = token.map(note -> new TokenInfo(note.source(), Optional.of(account), note.expiresAt()));
    }

    /** The token ends then, as the server says or its owner declares. */
    public void tokenExpires(Instant at) {
        token = token.map(note -> new TokenInfo(note.source(), note.account(), Optional.of(at)));
    }

    /** It was decided what is to become of each wheel. */
    public void planned(Plan plan) {
        for (Decision decision : plan.decisions()) {
            wheels.computeIfPresent(decision.filename(), (name, wheel) -> wheel.with(decision));
        }
    }

    /** What is to be sent may arrive from now on. */
    public void sending() {
        wheels.replaceAll((name, wheel) ->
                wheel.planned().filter(Decision.Action::sends).isPresent() ? wheel.with(Outcome.UNKNOWN) : wheel);
    }

    /** Asks the channel what it had of the wheels' projects before; that it does not tell fails nothing. */
    public void history(Channel read) {
        published().stream().map(wheel -> wheel.metadata().name()).distinct().forEach(project -> {
            try {
                history.put(project, read.history(project));
            } catch (FailureException e) {
                warning("what the channel has of " + project + " could not be read for the report: "
                        + e.failure().problem());
            }
        });
    }

    /** It was done. */
    public void finished(Summary summary) {
        for (WheelResult result : summary.results()) {
            wheels.computeIfPresent(result.filename(), (name, wheel) -> wheel.with(result, names));
        }
        created.addAll(summary.created());
    }

    /** Something that fails nothing, but should be known; one sentence. */
    public void warning(String sentence) {
        warnings.add(sentence);
    }

    /** Whether this was noted before. */
    public boolean hasWarning(String sentence) {
        return warnings.contains(sentence);
    }

    /**
     * Does work that may fail, and notes how.
     *
     * @throws X what the work throws
     */
    public <X extends Exception> void during(Work<X> work) throws X {
        try {
            work.run();
        } catch (FailureException e) {
            failed(e.failure(), e.state().missing());
            throw e;
        } catch (RuntimeException e) {
            failure = Optional.of(Problem.of(e));
            throw e;
        }
    }

    /** Work that may fail. */
    @FunctionalInterface
    public interface Work<X extends Exception> {
        void run() throws X;
    }

    private void failed(Failure why, List<String> missing) {
        failure = Optional.of(Problem.of(why, missing, names));
        if (why instanceof WheelFailure.BadWheels bad) {
            Map<String, List<WheelFault>> byFile = bad.faults().stream()
                    .collect(Collectors.groupingBy(
                            fault -> Objects.toString(fault.file().getFileName()),
                            LinkedHashMap::new,
                            Collectors.toList()));
            byFile.forEach((filename, faults) -> wheels.put(
                    filename, WheelReport.refused(filename, Problem.of(new WheelFailure.BadWheels(faults), names))));
        }
    }

    private List<Wheel> published() {
        return wheels.values().stream().flatMap(wheel -> wheel.wheel().stream()).toList();
    }

    private Stream<Wheel> onChannel() {
        return wheels.values().stream()
                .filter(wheel -> wheel.outcome().filter(Outcome::isThere).isPresent())
                .flatMap(wheel -> wheel.wheel().stream());
    }

    /** How many of how many wheels were published. */
    public Headline headline() {
        return Headline.of(report());
    }

    /** What was noted so far. */
    public PublishReport report() {
        List<String> install = index.stream()
                .flatMap(url -> onChannel().map(wheel -> PipCommand.of(url, wheel)))
                .distinct()
                .toList();
        return new PublishReport(
                channel,
                index,
                labels,
                mode,
                token,
                List.copyOf(wheels.values()),
                created,
                install,
                history,
                List.copyOf(warnings),
                failure);
    }
}
